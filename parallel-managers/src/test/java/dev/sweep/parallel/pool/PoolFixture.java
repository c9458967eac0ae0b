package dev.sweep.parallel.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sweep.parallel.engine.EngineException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A pool that is open during each test, and what tests of pools need. */
@Timeout(60)
abstract class PoolFixture {
  /** Where a function finds the pool, if it runs in the same process. */
  static volatile @Nullable WorkerPool here;

  WorkerPool pool;

  /** Returns an open pool; it may have been used before. */
  abstract WorkerPool open() throws Exception;

  /** Takes back what {@link #open} has returned. */
  abstract void release(WorkerPool used);

  @BeforeEach
  final void openPool() throws Exception {
    pool = open();
    here = pool;
  }

  @AfterEach
  final void releasePool() {
    release(pool);
  }

  static WorkerPool there() {
    return Objects.requireNonNull(here);
  }

  final int size() {
    return pool.size();
  }

  /** Pushes to each worker its number. */
  final RemoteObject<List<Integer>> numbers() {
    return pool.scatterList(IntStream.range(0, size()).boxed().toList());
  }

  /** Returns the failure that {@code call} must end with. */
  static EngineException failure(ThrowingCallable call) {
    EngineException thrown = catchThrowableOfType(EngineException.class, call);
    assertThat(thrown).isNotNull();
    return thrown;
  }

  /** Asserts that the workers keep nothing, and that a call is answered as if it were the first. */
  final void assertClean() throws Exception {
    assertThat(names()).allMatch(Set::isEmpty).hasSize(size());
    assertThat(pool.apply(() -> "still here")).containsOnly("still here").hasSize(size());
  }

  /** Returns the names of what each worker keeps. */
  final List<Set<String>> names() throws Exception {
    return pool.workers().engines().call((engine, _) -> Set.copyOf(engine.names()));
  }
}
