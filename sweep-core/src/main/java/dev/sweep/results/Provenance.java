package dev.sweep.results;

import dev.sweep.config.SweepConfig;
import dev.sweep.parallel.HostName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where results come from.
 *
 * @param name the sweep's name
 * @param config the configuration as run
 * @param overrides the {@code --set} arguments, in order
 * @param fingerprint what must be the same for a run to carry on with the file
 * @param facts versions, machine and the like
 */
public record Provenance(
    String name, String config, List<String> overrides, String fingerprint, List<Fact> facts) {
  public Provenance {
    overrides = List.copyOf(overrides);
    facts = List.copyOf(facts);
  }

  /** One fact; names are stable. */
  public record Fact(String name, String value) {}

  /** Returns the provenance of a run of {@code config} that starts now in this process. */
  public static Provenance of(SweepConfig config, String fingerprint, String sweepVersion) {
    List<Fact> facts = new ArrayList<>();
    add(facts, "sweep_version", sweepVersion);
    add(facts, "config_file", config.file().toString());
    add(facts, "host", HostName.local());
    add(facts, "user", System.getProperty("user.name"));
    add(
        facts,
        "os",
        property("os.name") + " " + property("os.version") + " " + property("os.arch"));
    add(facts, "java", property("java.vendor") + " " + property("java.runtime.version"));
    add(facts, "git_commit", GitCommit.of(directory(config.file())));
    add(facts, DrawnSample.WANTED, wanted(config.sampling().details().successes()));
    return new Provenance(config.name(), config.text(), config.overrides(), fingerprint, facts);
  }

  /** Returns the same with {@code more} facts. */
  public Provenance plus(List<Fact> more) {
    List<Fact> all = new ArrayList<>(facts);
    all.addAll(more);
    return new Provenance(name, config, overrides, fingerprint, all);
  }

  private static @Nullable String wanted(long successes) {
    return successes == 0 ? null : Long.toString(successes);
  }

  private static void add(List<Fact> facts, String name, @Nullable String value) {
    if (value != null) {
      facts.add(new Fact(name, value));
    }
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  private static Path directory(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file : parent;
  }
}
