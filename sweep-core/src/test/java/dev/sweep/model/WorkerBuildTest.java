package dev.sweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.config.ModelConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker that cannot be built ends the run, and says why. */
@Timeout(60)
class WorkerBuildTest {
  @TempDir Path directory;

  @Test
  void givesUpAWorkerThatNeverGetsReady() {
    assertBroken(
            WorkerScript.whole(
                    "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
                        + "print('loading', file=sys.stderr, flush=True); time.sleep(1000)")
                .buildTimeout(Duration.ofSeconds(1)))
        .hasMessage(
            "model worker: '/usr/bin/python3' is not ready within 1 s, the build_timeout: loading");
  }

  @Test
  void tellsTheLastLineOfAWorkerThatDiesBeforeItIsReady() {
    assertBroken(WorkerScript.whole("import no_such_module_here"))
        .hasMessage(
            "model worker: '/usr/bin/python3' ended by exit code 1 before it was ready:"
                + " ModuleNotFoundError: No module named 'no_such_module_here'");
  }

  @Test
  void tellsWhyAWorkerRefusesToBeBuilt() {
    assertBroken(WorkerScript.whole("say('{\"error\": \"mesh is negative\"}\\n')"))
        .hasMessage("model worker: '/usr/bin/python3' cannot be built: mesh is negative");
  }

  @Test
  void quotesWhatAWorkerWritesInsteadOfBeingReady() {
    assertBroken(WorkerScript.whole("say('Loading ...\\n'); time.sleep(1000)"))
        .hasMessage(
            "model worker: '/usr/bin/python3' wrote a line that is no JSON object: Loading ...;"
                + " wanted {\"ready\": true}");
    assertBroken(WorkerScript.whole("answer(1, q=2); time.sleep(1000)"))
        .hasMessage(
            "model worker: '/usr/bin/python3' answered a point when it was asked to build;"
                + " wanted {\"ready\": true}");
  }

  @Test
  void saysWhereItLookedForAProgramThatIsNotThere() {
    ModelConfig worker =
        new ModelConfig.Worker(
            List.of("./no-such-program"),
            Map.of(),
            Map.of(),
            Duration.ofSeconds(1),
            ModelConfig.PointLimits.NONE);
    assertThatThrownBy(() -> Blocks.evaluate(Blocks.config(worker), Blocks.of(1)))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("model worker: no program './no-such-program': there is no file /");
  }

  @Test
  void isKilledWhenTheBuildIsInterrupted() throws Exception {
    ModelConfig worker = WorkerScript.whole("time.sleep(1000)").in(directory);
    BlockModel.Factory factory = ModelFactory.of(Blocks.config(worker), List.of(Blocks.real("x")));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> factory.open(0)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  private AbstractThrowableAssert<?, ?> assertBroken(WorkerScript script) {
    return assertThatThrownBy(
            () -> Blocks.evaluate(Blocks.config(script.in(directory)), Blocks.of(1)))
        .isInstanceOf(ModelException.class);
  }
}
