package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ConfigException;
import dev.sweep.config.ConfigReader;
import dev.sweep.config.SweepConfig;
import dev.sweep.parallel.HostName;
import dev.sweep.results.Provenance.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path directory;

  @Test
  void tellsTheConfigurationAndWhereItRuns() throws Exception {
    SweepConfig config = read();
    Provenance provenance = Provenance.of(config, "print", "1.2.3");
    assertThat(provenance.name()).isEqualTo("heat");
    assertThat(provenance.config()).isEqualTo(config.text()).contains("x^2");
    assertThat(provenance.overrides()).containsExactly("parameters.x=[1, 2]");
    assertThat(provenance.fingerprint()).isEqualTo("print");
    assertThat(provenance.facts())
        .contains(
            new Fact("sweep_version", "1.2.3"),
            new Fact("config_file", config.file().toString()),
            new Fact("host", HostName.local()),
            new Fact("user", System.getProperty("user.name")))
        .extracting(Fact::name)
        .startsWith("sweep_version", "config_file", "host", "user", "os", "java");
  }

  @Test
  void tellsTheCommitOfTheRepositoryAroundTheConfiguration() throws Exception {
    assertThat(Provenance.of(read(), "", "").facts())
        .extracting(Fact::name)
        .doesNotContain("git_commit");
    Path git = Files.createDirectories(directory.resolve(".git/refs/heads"));
    Files.writeString(directory.resolve(".git/HEAD"), "ref: refs/heads/main\n");
    Files.writeString(git.resolve("main"), COMMIT + "\n");
    assertThat(Provenance.of(read(), "", "").facts()).contains(new Fact("git_commit", COMMIT));
  }

  private SweepConfig read() throws IOException, ConfigException {
    Path file = Files.createDirectories(directory.resolve("configs")).resolve("heat.yaml");
    Files.writeString(file, "name: heat\nmodel: {expr: {f: x^2}}\nparameters: {x: [1]}\n");
    return ConfigReader.read(file, List.of("parameters.x=[1, 2]"));
  }
}
