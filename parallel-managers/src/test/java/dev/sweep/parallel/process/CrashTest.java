package dev.sweep.parallel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.Worker;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Crashes of real processes, and what they cost. */
@Timeout(120)
final class CrashTest {
  private static final ChildOptions SMALL = ChildOptions.standard().withJvmOptions("-Xmx32m");
  private static final IndexRange TWENTY = new IndexRange(0, 20);

  @ParameterizedTest
  @CsvSource({
    "EXIT, exit code 7, ''",
    "HALT, exit code 9, ''",
    "SEGMENTATION_FAULT, signal 6 (SIGABRT), SIGSEGV",
    "KILL, signal 9 (SIGKILL), ''",
    "OUT_OF_MEMORY, exit code 3, java.lang.OutOfMemoryError",
  })
  void losesNothingButTheIndexThatEndsItsProcess(Deed deed, String cause, String printed)
      throws Exception {
    Bereaved workers = new Bereaved(new Culprits(deed, 13L));
    Emissions<Long> emissions = run(workers, TWENTY);

    assertThat(workers.indexes()).containsExactly(13L);
    assertThat(workers.first().cause()).isEqualTo(cause);
    assertThat(workers.first().attempts()).isEqualTo(3);
    assertThat(String.join("\n", workers.first().lastLines())).contains(printed);
    assertThat(emissions.results().keySet())
        .containsExactlyElementsOf(LongStream.range(0, 20).boxed().toList());
    emissions
        .results()
        .forEach((index, result) -> assertThat(result).isEqualTo(index == 13 ? -1 : index));
  }

  @Test
  void findsTheCulpritsAmongThoseThatAreEmittedAtOnce() throws Exception {
    Bereaved workers = new Bereaved(new Culprits(Deed.HALT, 5L, 70L).emittingAtOnce());
    Emissions<Long> emissions = run(workers, new IndexRange(0, 100));

    assertThat(workers.indexes()).containsExactly(5L, 70L);
    assertThat(emissions.count()).isEqualTo(100);
    assertThat(emissions.results()).containsEntry(5L, -1L).containsEntry(70L, -1L);
  }

  @Test
  void startsAFreshChildForWhatAnOldOneLeftBehind() throws Exception {
    AtomicInteger started = new AtomicInteger();
    ChildOptions counting = SMALL.withLog(_ -> started.incrementAndGet());
    Emissions<Long> emissions = new Emissions<>();
    try (IsolatedWorkers<Long> isolated = IsolatedWorkers.of(_ -> leaking(), counting)) {
      Worker<Long> worker = isolated.open(0);
      worker.run(new IndexRange(0, 16), emissions);
      worker.close();
    }

    assertThat(emissions.count()).isEqualTo(16);
    assertThat(started).hasValueGreaterThan(1);
  }

  @Test
  void saysWhichIndexWasLostWhereNobodyHandlesIt() {
    ChildDiedException thrown =
        catchThrowableOfType(
            ChildDiedException.class, () -> run(new Culprits(Deed.EXIT, 13L), TWENTY));

    assertThat(thrown)
        .hasMessageContainingAll("index 13 ended 3 child processes", "ended by exit code 7");
    assertThat(thrown.death().attempts()).isEqualTo(3);
  }

  @Test
  void failsWhenChildrenDieWhileTheyOpen() {
    assertThatThrownBy(() ->
            run(
                _ -> {
                  Deed.HALT.run();
                  throw new AssertionError();
                },
                TWENTY))
        .isInstanceOf(ChildDiedException.class)
        .hasMessageContainingAll(
            "3 child processes died while worker 0 was being opened", "exit code 9");
  }

  @Test
  void throwsAStackOverflowAsAnyOtherError() {
    assertThatThrownBy(() -> run(new Culprits(Deed.STACK_OVERFLOW, 13L), TWENTY))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  void doesNotMindAChildThatDiesWhileItCloses() throws Exception {
    assertThat(run(_ -> new DyingWorker(), TWENTY).count()).isEqualTo(20);
  }

  private record DyingWorker() implements Worker<Long> {
    @Override
    public void run(IndexRange range, Emitter<Long> emitter) throws Exception {
      emitter.emit(range, 0L);
    }

    @Override
    public void close() {
      Runtime.getRuntime().halt(9);
    }
  }

  /** A worker that serves five ranges, and tells when it starts. */
  private static Worker<Long> leaking() {
    AtomicInteger served = new AtomicInteger();
    System.out.println("a fresh one");
    return (range, emitter) -> {
      for (long index = range.first(); index < range.end(); index++) {
        if (served.incrementAndGet() > 5) {
          Deed.OUT_OF_MEMORY.run();
        }
      }
      emitter.emit(range, 0L);
    };
  }

  private static Emissions<Long> run(Worker.Factory<Long> workers, IndexRange range)
      throws Exception {
    Emissions<Long> emissions = new Emissions<>();
    try (IsolatedWorkers<Long> isolated = IsolatedWorkers.of(workers, SMALL)) {
      Worker<Long> worker = isolated.open(0);
      worker.run(range, emissions);
      worker.close();
    }
    return emissions;
  }
}
