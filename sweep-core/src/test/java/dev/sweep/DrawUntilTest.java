package dev.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.config.ConfigException;
import dev.sweep.model.Model;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;
import dev.sweep.model.PointFailure;
import dev.sweep.parallel.StopSignal;
import dev.sweep.plan.Shard;
import dev.sweep.results.DrawnSample.State;
import dev.sweep.results.ResultsReader;
import dev.sweep.results.TableExport;
import dev.sweep.results.TableExport.Format;
import dev.sweep.run.Progress;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps that draw until enough points have succeeded. */
@Timeout(60)
class DrawUntilTest {
  private static final String YAML =
      """
      model: {java: dev.sweep.DrawUntilTest$Picky}
      parameters: {x: {uniform: [0, 1]}, s: {choice: [a, b]}}
      sampling: {method: METHOD, successes: 40, max_draws: 500, seed: 7}
      where: "x > 0.05"
      """;

  @TempDir Path directory;

  /** Fails for large values, and takes longer for some, so that workers overtake each other. */
  public static final class Picky implements Model {
    static final AtomicInteger RUN = new AtomicInteger();

    /** Hears of how many points were begun. */
    static volatile IntConsumer begun = _ -> {};

    @Override
    public void evaluate(Point point, Outputs outputs) {
      begun.accept(RUN.incrementAndGet());
      double x = point.number("x");
      double sum = 0;
      for (int i = 0; i < (x < 0.2 ? 200_000 : 100); i++) {
        sum += Math.sin(i);
      }
      if (x > 0.7) {
        throw new IllegalStateException("too large: " + x);
      }
      outputs.put("q", 2 * x + 0 * sum);
      outputs.put("t", "text of " + point.text("s"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "random, 2, auto", "random, 7, auto", "random, 2, 1", "random, 7, 3", "random, 2, 100",
    "random, 7, static", "sobol, 2, auto", "sobol, 7, 1", "halton, 2, 7", "halton, 7, 100"
  })
  void theFileHoldsTheSameForAnyWorkersAndChunks(String method, int workers, String chunk)
      throws Exception {
    Path one = run(method, "one", "execution.workers=1", "execution.chunk=1").file();
    String schedule =
        chunk.equals("static") ? "execution.schedule=static" : "execution.chunk=" + chunk;
    Path many = run(method, "many", "execution.workers=" + workers, schedule).file();

    assertThat(content(many)).isEqualTo(content(one));
  }

  @Test
  void theSampleIsTheFirstSuccessesByNumber() throws Exception {
    RunReport report = run("random", "sample", "execution.workers=3");
    State sample = sampleOf(report);

    assertThat(report.after().ok()).isEqualTo(40);
    assertThat(sample.isComplete()).isTrue();
    Path all = directory.resolve("all.h5");
    sweep("random", "sampling.successes=", "sampling.max_draws=", "sampling.n=500")
        .run(request(all), new Silence(), new StopSignal());
    try (ResultsReader some = ResultsReader.open(report.file());
        ResultsReader whole = ResultsReader.open(all)) {
      byte[] statuses = new byte[500];
      byte[] wanted = new byte[500];
      some.readStatuses(0, 500, statuses);
      whole.readStatuses(0, 500, wanted);
      int successes = 0;
      for (int point = 0; point < 500; point++) {
        byte expected = successes == 40 ? 4 : wanted[point];
        assertThat(statuses[point]).as("point " + point).isEqualTo(expected);
        successes += expected == 1 ? 1 : 0;
      }
      assertThat(whole.statusCounts().ok()).isGreaterThan(40);
    }
  }

  @Test
  void tellsOnceFinishedAndRunsNothing() throws Exception {
    run("random", "sample", "execution.workers=2");
    int before = Picky.RUN.get();
    RunReport again = run("random", "sample", "execution.workers=2");

    assertThat(again.wasFinished()).isTrue();
    assertThat(sampleOf(again).isComplete()).isTrue();
    assertThat(Picky.RUN).hasValue(before);
  }

  @Test
  void tooFewSuccessesAreTold() throws Exception {
    State sample = sampleOf(run("random", "few", "execution.workers=2", "sampling.max_draws=45"));

    assertThat(sample.isOver()).isTrue();
    assertThat(sample.isComplete()).isFalse();
    assertThat(sample.draws()).isEqualTo(45);
    assertThat(sample.successes()).isBetween(10L, 39L);
    assertThat(run("random", "few", "sampling.max_draws=45").wasFinished()).isTrue();
  }

  @Test
  void carriesOnAfterStopsWithTheSameFile() throws Exception {
    Path whole = run("random", "whole", "execution.workers=1").file();
    Path file = directory.resolve("parts.h5");
    Random random = new Random(3);
    RunReport last;
    int runs = 0;
    do {
      StopSignal stop = new StopSignal();
      int limit = Picky.RUN.get() + 1 + random.nextInt(12);
      Picky.begun = count -> stopAt(count >= limit, stop);
      last =
          sweep("random", "execution.workers=2", "execution.chunk=1")
              .run(request(file), new Silence(), stop);
      runs++;
    } while (last.after().pending() > 0);
    Picky.begun = _ -> {};

    assertThat(runs).isGreaterThan(1);
    assertThat(sampleOf(last).isComplete()).isTrue();
    assertThat(content(file)).isEqualTo(content(whole));
  }

  private static State sampleOf(RunReport report) {
    return Objects.requireNonNull(report.sample());
  }

  private static void stopAt(boolean enough, StopSignal stop) {
    if (enough) {
      stop.request();
    }
  }

  @Test
  void progressTellsSuccesses() throws Exception {
    List<Progress.Goal> goals = new ArrayList<>();
    RunObserver listening =
        new Silence() {
          @Override
          public void progressed(Progress progress) {
            goals.add(progress.goal());
          }
        };
    sweep("random", "execution.workers=1")
        .run(request(directory.resolve("p.h5")), listening, new StopSignal());

    assertThat(goals).isNotEmpty().allMatch(goal -> goal.wanted() == 40);
  }

  @Test
  void cannotBeSharded() throws Exception {
    Sweep sweep = sweep("random");

    assertThatThrownBy(() -> sweep.shard(new Shard(1, 2)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(":3:11: a sample with 'successes' cannot be run in shards");
  }

  private RunReport run(String method, String name, String... overrides) throws Exception {
    return sweep(method, overrides)
        .run(request(directory.resolve(name + ".h5")), new Silence(), new StopSignal());
  }

  private Sweep sweep(String method, String... overrides) throws Exception {
    Path config = Files.writeString(directory.resolve("c.yaml"), YAML.replace("METHOD", method));
    return Sweep.load(config, List.of(overrides));
  }

  private static RunRequest request(Path file) {
    return RunRequest.asConfigured().into(file);
  }

  /** Returns all that must not depend on how the sweep was run. */
  private static List<Object> content(Path file) throws Exception {
    try (ResultsReader results = ResultsReader.open(file)) {
      List<Object> content = new ArrayList<>();
      ByteArrayOutputStream table = new ByteArrayOutputStream();
      TableExport.write(results, Format.CSV, false, table);
      // The last three columns tell who computed the point, and how fast.
      table
          .toString(UTF_8)
          .lines()
          .map(line -> line.replaceAll(",[^,]*,[^,]*,[^,]*$", ""))
          .forEach(content::add);
      results.failures().stream().map(PointFailure::point).sorted().forEach(content::add);
      content.add(results.provenance().get("sample_draws"));
      content.add(results.localResults().stream().mapToLong(rank -> rank.points().count()).sum());
      return content;
    }
  }

  private static class Silence implements RunObserver {
    @Override
    public void started(Progress progress, String manager) {}

    @Override
    public void progressed(Progress progress) {}
  }
}
