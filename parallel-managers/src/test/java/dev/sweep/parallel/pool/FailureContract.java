package dev.sweep.parallel.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.engine.EngineException;
import dev.sweep.parallel.engine.EngineFailure;
import dev.sweep.parallel.engine.RemoteSupplier;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a pool takes what goes wrong, wherever its workers are. */
abstract class FailureContract extends WorkerPoolContract {

  @Test
  void namesTheWorkerThatThrewAndWhatItThrewWhere() throws Exception {
    try (RemoteObject<List<Integer>> numbers = numbers()) {
      int last = size() - 1;
      EngineException failure =
          failure(() -> pool.apply(own -> throwOn(last, own.getFirst()), numbers));
      assertThat(failure).hasMessageContainingAll("engine " + last, "IllegalStateException: lost");
      assertThat(failure.failures()).extracting(EngineFailure::engine).containsExactly(last);
      assertThat(failure).cause().isInstanceOf(IllegalStateException.class).hasMessage("lost");
      assertThat(failure.failures().getFirst().cause().getStackTrace()[0].getMethodName())
          .isEqualTo("throwOn");
    }
    assertClean();
  }

  static int throwOn(int worker, int own) {
    if (own == worker) {
      throw new IllegalStateException("lost");
    }
    return own;
  }

  @Test
  void namesAllWorkersThatFailedTogether() throws Exception {
    EngineException failure = failure(() -> pool.apply(() -> List.of().getFirst()));
    assertThat(failure.failures()).hasSize(size());
    assertThat(failure.getSuppressed()).hasSize(size() - 1);
    assertClean();
  }

  @Test
  void carriesErrorsAndWhatCannotBeCarried() throws Exception {
    assertThat(failure(() -> pool.apply(FailureContract::overflow)))
        .hasCauseInstanceOf(StackOverflowError.class);
    assertThat(failure(() -> pool.apply(() -> fail(new Unsendable("the valve")))).getCause())
        .hasMessageContainingAll("the valve");
    assertThat(failure(() -> pool.map(n -> 1 / n, List.of(1, 0))))
        .hasCauseInstanceOf(ArithmeticException.class);
    assertClean();
  }

  @SuppressWarnings("InfiniteRecursion") // Meant.
  static int overflow() {
    return overflow() + 1;
  }

  static int fail(Exception exception) throws Exception {
    throw exception;
  }

  @Test
  void namesWhatOfAFunctionCannotBeSentAndRunsNothing() throws Exception {
    Holder captured = new Holder(new Object());
    assertThatExceptionOfType(ManagerException.class)
        .isThrownBy(() -> pool.apply(captured::hashCode))
        .withMessageContainingAll(
            "java.lang.Object is not java.io.Serializable",
            "field 'held' of " + Holder.class.getName(),
            "captured value 0 of a function of ");
    assertThatExceptionOfType(ManagerException.class)
        .isThrownBy(() -> pool.push(captured))
        .withMessageContaining("field 'held' of " + Holder.class.getName());
    assertThatExceptionOfType(ManagerException.class)
        .isThrownBy(() -> pool.map(n -> n, List.of(1, captured)))
        .withMessageContaining("field 'held'");
    assertClean();
  }

  @Test
  void namesWhatOfAResultCannotBeSent() throws Exception {
    assertThat(failure(() -> pool.apply(() -> new Holder(new Object()))))
        .hasMessageContainingAll("the result: ", "field 'held' of " + Holder.class.getName());
    assertClean();
  }

  @Test
  void namesTheClassThatWorkersDoNotKnow(@TempDir Path directory) throws Exception {
    Object stranger = Strangers.make("Stranger", directory);
    assertThat(failure(() -> pool.push(stranger)))
        .hasMessageContainingAll("operand 1: ", "class Stranger is unknown here");
    assertThat(failure(() -> pool.apply(any -> 1, Argument.of(List.of(stranger)))))
        .hasMessageContaining("class Stranger is unknown here");
    assertClean();
  }

  @Test
  void refusesAHandleThatWasRemoved() throws Exception {
    RemoteObject<Integer> handle = pool.push(1);
    assertThat(handle.isRemoved()).isFalse();
    handle.remove();
    handle.remove();
    handle.close();
    assertThat(handle.isRemoved()).isTrue();
    assertThatIllegalStateException().isThrownBy(() -> pool.apply(n -> n, handle));
    assertThatIllegalStateException().isThrownBy(() -> pool.applyOnly(0, n -> n, handle));
    assertThatIllegalStateException()
        .isThrownBy(() -> pool.map((a, b) -> b, List.of(1), handle))
        .withMessage("the remote object of java.lang.Integer has been removed");
    assertClean();
  }

  @Test
  void refusesAHandleOfAnotherPool() {
    try (WorkerPool other = WorkerPool.sameThread();
        RemoteObject<Integer> handle = other.push(1)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> pool.apply(n -> n, handle))
          .withMessageContaining("another pool");
    }
  }

  @Test
  void refusesToSendAHandleOtherwiseThanAsAnArgument() throws Exception {
    try (RemoteObject<Integer> handle = pool.push(1)) {
      assertThatExceptionOfType(ManagerException.class)
          .isThrownBy(() -> pool.apply(() -> handle.isRemoved()))
          .withMessageContaining(RemoteObject.class.getName() + " is not java.io.Serializable");
    }
  }

  @Test
  void refusesAllCallsOnceItIsClosed() throws Exception {
    RemoteObject<Integer> handle = pool.push(1);
    pool.close();
    pool.close();
    handle.remove();
    assertThat(handle.isRemoved()).isTrue();
    assertThatIllegalStateException().isThrownBy(() -> pool.push(1));
    assertThatIllegalStateException().isThrownBy(() -> pool.scatterList(List.of(1)));
    assertThatIllegalStateException().isThrownBy(() -> pool.apply(n -> n, handle));
    assertThatIllegalStateException().isThrownBy(() -> pool.applyOnly(0, () -> 1));
    assertThatIllegalStateException()
        .isThrownBy(() -> pool.map(n -> n, List.of(1)))
        .withMessage("the pool is closed");
  }

  @Test
  void refusesCallsFromInsideAWorker() throws Exception {
    assertRefusedInside(() -> here == null ? "elsewhere" : there().apply(() -> 1).toString());
    assertRefusedInside(
        () -> here == null ? "elsewhere" : String.valueOf(there().push(1).isRemoved()));
    assertRefusedInside(() ->
        here == null
            ? "elsewhere"
            : CompletableFuture.supplyAsync(() -> there().push(1).isRemoved()).join().toString());
    assertClean();
  }

  /** In another process there is no pool to call. */
  private void assertRefusedInside(RemoteSupplier<String> nested) throws Exception {
    try {
      assertThat(pool.apply(nested)).containsOnly("elsewhere");
    } catch (EngineException e) {
      assertThat(e).hasMessageContaining("the pool is at work: neither its workers nor");
    }
  }

  @Test
  void onlyWarnsOfAHandleThatWasCollected() throws Exception {
    BlockingQueue<LogRecord> warnings = new LinkedBlockingQueue<>();
    Logger logger = Logger.getLogger(WorkerPool.class.getPackageName());
    Handler handler = new Taking(warnings);
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try {
      pool.push(new ArrayList<>());
      while (warnings.isEmpty()) {
        System.gc();
        Thread.onSpinWait();
      }
      assertThat(warnings.take().getParameters()).containsExactly("java.util.ArrayList");
      assertThat(names()).allMatch(names -> names.size() == 1);
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
    pool.close(); // Nothing else removes it.
  }

  @Test
  void goesOnAfterAFunctionThatLeavesAnInterruptBehind() throws Exception {
    pool.apply(() -> {
      Thread.currentThread().interrupt();
      return 1;
    });
    Thread.interrupted(); // Of this thread, if it is a worker.
    assertClean();
  }

  record Holder(Object held) implements Serializable {}

  static final class Unsendable extends Exception {
    private final Object held = new Object();

    Unsendable(String message) {
      super(message);
    }

    @Override
    public String getMessage() {
      return super.getMessage() + (held == null ? "" : "!");
    }
  }

  private static final class Taking extends Handler {
    private final BlockingQueue<LogRecord> taken;

    Taking(BlockingQueue<LogRecord> taken) {
      this.taken = taken;
    }

    @Override
    public void publish(LogRecord logged) {
      taken.add(logged);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
