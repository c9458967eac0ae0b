package dev.sweep.parallel.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sweep.parallel.engine.EngineException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pool of several workers does that work beside each other. */
abstract class SharedPoolContract extends FailureContract {
  private String pipe;

  @BeforeEach
  void makePipe(@TempDir Path directory) throws Exception {
    pipe = directory.resolve("pipe").toString();
    assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
  }

  @Test
  void tellsOfAFailureWhileAnotherWorkerIsAtWorkAndDropsWhatThatSaysLater() throws Exception {
    String held = pipe;
    try (RemoteObject<List<Integer>> numbers = numbers()) {
      EngineException failure =
          failure(() -> pool.apply(own -> holdTheFirst(own.getFirst(), held), numbers));
      assertThat(failure.failures()).hasSize(size() - 1);
      letGo();
      assertThat(pool.apply(own -> "new " + own.getFirst(), numbers))
          .isEqualTo(pool.map(n -> "new " + n, pool.apply(List::getFirst, numbers)));
    }
    assertClean();
  }

  static String holdTheFirst(int number, String pipe) throws IOException {
    if (number == 0) {
      return "old " + PoolFunctions.awaitWriter(pipe);
    }
    throw new IllegalStateException("broken");
  }

  @Test
  void canBeInterruptedAndDropsWhatIsSaidLater() throws Exception {
    String held = pipe;
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> pool.applyOnly(0, () -> "old " + PoolFunctions.awaitWriter(held)));
    letGo();
    String next = pool.applyOnly(0, () -> "new");
    assertThat(next).isEqualTo("new");
    assertClean();
  }

  @Test
  void runsOnAllWorkersAtOnce() throws Exception {
    String held = pipe;
    try (RemoteObject<List<Integer>> numbers = numbers()) {
      List<Integer> found = pool.apply(own -> meet(own.getFirst(), held), numbers);
      assertThat(Set.copyOf(found)).hasSizeLessThanOrEqualTo(2);
    }
  }

  /** The first waits for the second. */
  static int meet(int number, String pipe) throws IOException {
    if (number == 0) {
      return PoolFunctions.awaitWriter(pipe);
    }
    if (number == 1) {
      writeTo(pipe);
    }
    return 1;
  }

  private void letGo() throws IOException {
    writeTo(pipe);
  }

  private static void writeTo(String pipe) throws IOException {
    try (OutputStream out = new FileOutputStream(pipe)) {
      out.write(1);
    }
  }
}
