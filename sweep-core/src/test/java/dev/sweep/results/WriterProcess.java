package dev.sweep.results;

import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.space.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process of its own that writes a results file until it is killed or done: block after block,
 * one failed point in each, and says on its output each block it has stored, and how many points
 * were committed.
 */
final class WriterProcess {
  static final int POINTS = 200_000;
  static final int BLOCK = 100;

  private WriterProcess() {}

  static Process start(Path path, String... how) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String mode = how.length == 0 ? "run" : how[0];
    return new ProcessBuilder(
            java,
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            WriterProcess.class.getName(),
            path.toString(),
            mode)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] arguments) throws Exception {
    Path path = Path.of(arguments[0]);
    Design design = TestSweeps.sampled(POINTS);
    try (ResultsFile file = open(path, design)) {
      System.out.println("opened " + file.done().count());
      AtomicLong committed = new AtomicLong(file.done().count());
      file.onCommit((ok, failed, late, excluded) ->
          System.out.println("committed " + committed.addAndGet(ok + failed + late + excluded)));
      if (arguments[1].equals("hold")) {
        System.in.read();
        return;
      }
      for (int first = 0; first < POINTS; first += BLOCK) {
        if (!file.done().contains(first)) {
          TestSweeps.accept(file, design, first / BLOCK % 3, block(first));
          Thread.sleep(arguments[1].equals("fast") ? 0 : 1);
        }
        System.out.println("stored " + first);
      }
    }
  }

  /** Returns the block of points from {@code first} on, the same in every run. */
  static Outcomes block(int first) {
    Outcomes outcomes = TestSweeps.ok(first, BLOCK);
    TestSweeps.fail(outcomes, 7, "błąd " + (first + 7));
    String[] words = new String[BLOCK];
    for (int row = 0; row < BLOCK; row++) {
      words[row] = "słowo " + (first + row);
    }
    outcomes.columns().add(new OutputColumn.Texts("word", words));
    return outcomes;
  }

  private static ResultsFile open(Path path, Design design) throws ResultsException {
    return Files.exists(path)
        ? ResultsFile.openForResume(path, design, OutputNotes.NONE, TestSweeps.PROVENANCE)
        : ResultsFile.create(
            path, design, TestSweeps.F_AND_G, OutputNotes.NONE, TestSweeps.PROVENANCE);
  }
}
