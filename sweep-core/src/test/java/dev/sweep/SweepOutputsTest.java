package dev.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.StopSignal;
import dev.sweep.results.Programs;
import dev.sweep.run.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SweepOutputsTest {
  @TempDir Path directory;

  @Test
  void keepTheirUnitsAndDescriptionsThoughACommandGivesThem() throws Exception {
    Path config = directory.resolve("heat.yaml");
    Files.writeString(
        config,
        """
        model:
          command: [echo, '{"q": ${T}}']
        outputs:
          q: {unit: W, description: heat flow}
        parameters:
          T: [280, 300]
        """);
    Path file = directory.resolve("heat.h5");
    RunRequest request = RunRequest.asConfigured().into(file).on("single", 1);
    Sweep.load(config, List.of()).run(request, new Silence(), new StopSignal());
    assertThat(
            Programs.python(
                file,
                """
                q = h5py.File(path)['q']
                print(q[...], q.attrs['units'], q.attrs['long_name'])
                """))
        .isEqualTo("[280. 300.] W heat flow");
  }

  private static final class Silence implements RunObserver {
    @Override
    public void started(Progress progress, String manager) {}

    @Override
    public void progressed(Progress progress) {}
  }
}
