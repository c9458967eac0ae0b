package dev.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.model.Model;
import dev.sweep.model.Options;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;
import dev.sweep.parallel.ParallelManagerFactory;
import dev.sweep.parallel.StopSignal;
import dev.sweep.results.LocalResult;
import dev.sweep.results.ResultsReader;
import dev.sweep.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job on several ranks: who does what, and that all of them end alike whatever happens. */
@Timeout(60)
class SweepJobTest {
  private static final int RANKS = 3;
  private static final String GOOD =
      """
      model: {expr: {q: "sin(x)"}}
      parameters: {x: {linspace: [0, 9, 1000]}}
      """;

  @TempDir Path directory;

  private final RankThreads group = new RankThreads(RANKS, 2);
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private final StopSignal[] stops = {new StopSignal(), new StopSignal(), new StopSignal()};
  private Supplier<Optional<String>> breachOfRankTwo = Optional::empty;

  @Test
  void runsAllPointsAndKeepsWhatEachRankDid() throws Exception {
    Path config = write("good.yaml", GOOD);
    assertThat(run(config, config, config)).containsExactly(0, 0, 0);
    assertThat(said).containsExactly("loaded good", "started", "ended");
    try (ResultsReader results = ResultsReader.open(file())) {
      assertThat(results.statusCounts().ok()).isEqualTo(1000);
      List<LocalResult> ranks = results.localResults();
      assertThat(ranks).extracting(LocalResult::rank).containsExactly(0, 1, 2);
      assertThat(ranks).extracting(LocalResult::workers).containsOnly(2);
      assertThat(ranks.stream().mapToLong(LocalResult::ok).sum()).isEqualTo(1000);
      assertThat(ranks.stream().mapToLong(LocalResult::chunks).sum()).isPositive();
      assertThat(results.provenance()).containsEntry("ranks", "3").containsEntry("workers", "6");
    }
  }

  @Test
  void findsAFinishedSweepFinishedOnAllRanks() throws Exception {
    Path config = write("good.yaml", GOOD);
    run(config, config, config);
    said.clear();
    assertThat(run(config, config, config)).containsExactly(0, 0, 0);
    assertThat(said).containsExactly("loaded good", "ended");
  }

  @Test
  void tellsOfAFaultThatAllRanksFindOnce() throws Exception {
    Path bad = write("bad.yaml", "model: {expr: {q: x}}\n");
    assertThat(run(bad, bad, bad)).containsExactly(2, 2, 2);
    assertThat(said).singleElement().asString().contains("ConfigException").contains("bad.yaml");
  }

  @Test
  void tellsWhichRankCannotReadTheConfiguration() throws Exception {
    Path good = write("good.yaml", GOOD);
    assertThat(run(good, good, directory.resolve("nowhere.yaml"))).containsExactly(2, 2, 2);
    assertThat(said)
        .singleElement()
        .asString()
        .contains("DisagreementException")
        .contains("1 of 3 ranks cannot run the sweep")
        .contains("rank 2 on ")
        .contains("nowhere.yaml")
        .doesNotContain("rank 1 on");
    assertThat(file()).doesNotExist();
  }

  @Test
  void refusesToRunTwoSweepsAtOnce() throws Exception {
    Path good = write("good.yaml", GOOD);
    Path other = write("other.yaml", GOOD.replace("1000", "500"));
    assertThat(run(good, other, good)).containsExactly(2, 2, 2);
    assertThat(said)
        .singleElement()
        .asString()
        .contains("rank 1 on ")
        .contains("parameters.x")
        .contains("500");
    assertThat(file()).doesNotExist();
  }

  @Test
  void endsOnAllRanksWhenTheRootCannotUseTheFile() throws Exception {
    Path config = write("good.yaml", GOOD);
    Files.writeString(file(), "my precious notes");
    assertThat(run(config, config, config)).containsExactly(2, 2, 2);
    assertThat(said).last().asString().contains("ResultsException");
    assertThat(file()).hasContent("my precious notes");
  }

  /** Cannot be built anywhere. */
  public static final class Unbuildable implements Model {
    @Override
    public void build(Options options) {
      throw new IllegalStateException("no mesh today");
    }

    @Override
    public void evaluate(Point point, Outputs outputs) {}
  }

  @Test
  void tellsWhichRankCannotBuildItsModel() throws Exception {
    Path config =
        write(
            "java.yaml",
            "model: {java: %s}\nparameters: {x: [1, 2, 3]}\n"
                .formatted(Unbuildable.class.getName()));
    assertThat(run(config, config, config)).containsExactly(2, 2, 2);
    assertThat(said).last().asString().contains("rank ").contains("no mesh today");
    assertThat(file()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void stopsAllRanksWhenOneIsStopped(int rank) throws Exception {
    Path config = write("good.yaml", GOOD);
    stops[rank].request();
    assertThat(run(config, config, config)).containsExactly(130, 130, 130);
    assertThat(run(new StopSignal[] {new StopSignal(), new StopSignal(), new StopSignal()}, config))
        .containsExactly(0, 0, 0);
  }

  @Test
  void blamesARankThatEndedItsProcess() throws Exception {
    Path config = write("good.yaml", GOOD);
    stops[2].request();
    breachOfRankTwo = () -> Optional.of("System.exit was called");
    assertThat(run(config, config, config)).containsExactly(2, 2, 2);
    assertThat(said).last().asString().contains("rank 2 on ").contains("System.exit was called");
    assertThat(file()).exists();
  }

  @Test
  void endsTheGroupOnWhatNobodyForesaw() throws Exception {
    Path config = write("good.yaml", GOOD);
    RunObserver broken =
        new RunObserver() {
          @Override
          public void started(Progress progress, String manager) {
            throw new StackOverflowError("unforeseen");
          }

          @Override
          public void progressed(Progress progress) {}
        };
    List<Future<Integer>> ends = start(broken, stops, config, config, config);
    for (Future<Integer> end : ends) {
      assertThat(end).failsWithin(Duration.ofSeconds(30));
    }
    assertThat(group.failures()).anyMatch(StackOverflowError.class::isInstance);
    try (ResultsReader results = ResultsReader.open(file())) {
      assertThat(results.isBeingWritten()).isFalse();
    }
  }

  private Path file() {
    return directory.resolve("out.h5");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private List<Integer> run(Path... configs) throws Exception {
    return codes(start(new Listener(), stops, configs));
  }

  private List<Integer> run(StopSignal[] fresh, Path config) throws Exception {
    return codes(start(new Listener(), fresh, config, config, config));
  }

  private static List<Integer> codes(List<Future<Integer>> ends) throws Exception {
    List<Integer> codes = new ArrayList<>();
    for (Future<Integer> end : ends) {
      codes.add(end.get());
    }
    return codes;
  }

  private List<Future<Integer>> start(RunObserver observer, StopSignal[] signals, Path... configs) {
    ExecutorService threads = Executors.newFixedThreadPool(RANKS);
    List<Future<Integer>> ends = new ArrayList<>();
    for (int rank = 0; rank < RANKS; rank++) {
      ends.add(threads.submit(onRank(rank, observer, signals[rank], configs[rank])));
    }
    threads.shutdown();
    return ends;
  }

  private Callable<Integer> onRank(int rank, RunObserver observer, StopSignal stop, Path config) {
    RunRequest request = RunRequest.asConfigured().into(file()).on("threads", null);
    ParallelManagerFactory managers =
        ParallelManagerFactory.standard().with("threads", _ -> group.manager(rank));
    SweepJob job =
        new SweepJob(() -> List.of(Sweep.load(config, List.of())), request, stop).on(managers);
    SweepJob watched = rank == 2 ? job.failingIf(breachOfRankTwo) : job;
    return () -> watched.run(observer, new Reporter(rank));
  }

  private final class Listener implements RunObserver {
    @Override
    public void loaded(Sweep sweep) {
      said.add("loaded " + sweep.config().name());
    }

    @Override
    public void started(Progress progress, String manager) {
      said.add("started");
    }

    @Override
    public void progressed(Progress progress) {}
  }

  private final class Reporter implements JobReporter {
    private final int rank;

    Reporter(int rank) {
      this.rank = rank;
    }

    @Override
    public int ended(RunReport report) {
      assertThat(rank).isZero();
      said.add("ended");
      return report.interrupted() ? 130 : 0;
    }

    @Override
    public int failed(Exception reason) {
      assertThat(rank).isZero();
      said.add(reason.toString());
      return 2;
    }
  }
}
