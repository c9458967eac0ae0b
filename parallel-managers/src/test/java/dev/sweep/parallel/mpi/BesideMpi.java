package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Programs that run beside an {@link MpiThread}. */
final class BesideMpi {
  private static final int QUESTION = 1;
  private static final int ANSWER = 2;
  private static final int DONE = 3;
  private static final int QUESTIONS = 200;

  private final MpiThread mpi;
  private final BlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();
  private final Queue<CompletableFuture<@Nullable Void>> sent = new ConcurrentLinkedQueue<>();
  private final AtomicInteger finished = new AtomicInteger();

  private BesideMpi(MpiThread mpi) {
    this.mpi = mpi;
    mpi.onMessage(QUESTION, (source, question) -> sent.add(mpi.send(source, ANSWER, question)));
    mpi.onMessage(ANSWER, (source, answer) -> answers.add(answer));
    mpi.onMessage(DONE, (source, nothing) -> finished.incrementAndGet());
  }

  /**
   * Every rank asks the root, which computes until all ranks have their answers: it would compute
   * for ever if messages waited for its computation to pause.
   */
  static void answerWhileComputing(MpiThread mpi) throws InterruptedException {
    new BesideMpi(mpi).answerWhileComputing();
  }

  /** The root comes to its end at once, but must answer until all ranks have come to theirs. */
  static void answerUntilAllClose(MpiThread mpi) {
    BesideMpi self = new BesideMpi(mpi);
    mpi.barrier().join();
    if (mpi.rank() > 0) {
      self.askAll(new long[QUESTIONS]);
      System.out.println("rank " + mpi.rank() + " has its answers");
    }
  }

  /** Throws in a handler, while the program on each rank waits for something else. */
  static void breakTheHandlerOfTheRoot(MpiThread mpi) throws InterruptedException {
    mpi.onMessage(
        QUESTION,
        (source, question) -> {
          throw new IllegalStateException("the handler is broken");
        });
    mpi.send(0, QUESTION, new byte[0]).join();
    Thread.currentThread().join();
  }

  private void answerWhileComputing() throws InterruptedException {
    mpi.barrier().join();
    long[] nanos = new long[QUESTIONS];
    Thread asking = new Thread(() -> askAll(nanos));
    asking.start();
    computeUntilAllAreDone();
    asking.join();
    sent.forEach(CompletableFuture::join);
    mpi.submit(comm -> report(comm, nanos)).join();
  }

  private void askAll(long[] nanos) {
    for (int number = 0; number < QUESTIONS; number++) {
      long start = System.nanoTime();
      byte[] question = new byte[number % 50 == 49 ? 2_000_000 : number];
      Arrays.fill(question, (byte) number);
      sent.add(mpi.send(0, QUESTION, question));
      assertThat(Arrays.equals(answer(), question)).as("answer %d", number).isTrue();
      nanos[number] = System.nanoTime() - start;
    }
    sent.add(mpi.send(0, DONE, new byte[0]));
  }

  private byte[] answer() {
    try {
      return answers.take();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void computeUntilAllAreDone() {
    while (mpi.rank() == 0 && finished.get() < mpi.size()) {
      Thread.onSpinWait();
    }
  }

  private static @Nullable Void report(Comm comm, long[] nanos) {
    Arrays.sort(nanos);
    long median = TimeUnit.NANOSECONDS.toMicros(nanos[QUESTIONS / 2]);
    RankProgram.report(comm, "questions answered in " + median + " us");
    return null;
  }
}
