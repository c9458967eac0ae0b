package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A sweep of commands, {@code held.yaml}, which cannot end before the test lets it: from one point
 * on each command waits while the file {@code hold} exists. So what a test does to it always meets
 * it at work, on the slowest of machines.
 *
 * @param directory where it runs
 */
record HeldSweep(Path directory) {
  static final int POINTS = 90;

  /** Points before this one do not wait. */
  static final int FREE = 30;

  private static final String CONFIG =
      """
      model:
        command:
          - sh
          - -c
          - |
            echo $PPID >> ran.txt
            if [ ${x} -ge %d ] && [ -e hold ]; then
              echo $PPID >> waiting.txt
              while [ -e hold ]; do sleep 0.1; done
            fi
            echo '{"q": ${x}}'
      parameters:
        x: {range: [0, %d, 1]}
      """
          .formatted(FREE, POINTS);

  /** Writes it, held, into {@code directory}. */
  static HeldSweep write(Path directory) throws IOException {
    Files.writeString(directory.resolve("held.yaml"), CONFIG);
    Files.createFile(directory.resolve("hold"));
    return new HeldSweep(directory);
  }

  /** Waits until each of {@code workers} waits: all free points have been computed then. */
  void awaitWaiting(SweepProcess sweep, int workers) {
    sweep.awaitWhileRunning("waiting commands", () -> lines("waiting.txt").size() == workers);
  }

  /** Waits until all free points are in the file, for which the sweep need not end. */
  void awaitCommitted(SweepProcess sweep) {
    sweep.awaitWhileRunning("what is done in the file", () -> done() == FREE);
  }

  /** Lets all points go, now and in later runs. */
  void letGo() throws IOException {
    Files.delete(directory.resolve("hold"));
  }

  /** Returns the processes whose commands wait. */
  List<Long> waiting() {
    return lines("waiting.txt").stream().map(Long::parseLong).distinct().toList();
  }

  /** Returns how many commands have been started so far, in all runs. */
  int started() {
    return lines("ran.txt").size();
  }

  /** Returns how many points are done as the results file says. */
  int done() {
    return Integer.parseInt(python("print((h5['status'][()] == 1).sum())"));
  }

  /** Checks that all points are done and have their own results. */
  void assertWhole() {
    assertThat(python("print((h5['status'][()] == 1).all(), (h5['q'][()] == h5['x'][()]).all())"))
        .isEqualTo("True True");
    assertThat(directory.resolve("held.h5.journal")).doesNotExist();
  }

  private String python(String script) {
    try {
      return Python.on(directory.resolve("held.h5"), script);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private List<String> lines(String name) {
    try {
      Path file = directory.resolve(name);
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
