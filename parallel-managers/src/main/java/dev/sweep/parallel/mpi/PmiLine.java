package dev.sweep.parallel.mpi;

import java.util.Map;
import java.util.Optional;

/**
 * The line on which MPICH talks to its launcher, here while it leaves: lines of text of the process
 * management interface PMI, version 1, over a descriptor that the ranks inherit. Each command has
 * one answer.
 *
 * <p>It is cut in two, so that what MPICH says passes through here and is known. One thread alone
 * passes on; any may mend the line.
 */
final class PmiLine {
  private static final String VARIABLE = "PMI_FD";
  private static final String BARRIER = "cmd=barrier_in";
  private static final String LEAVE = "cmd=finalize";

  private final int descriptor;
  private final int mpich;
  private final int launcher;
  private boolean barrierSaid;
  private volatile boolean leaveSaid;

  private PmiLine(int descriptor, int mpich, int launcher) {
    this.descriptor = descriptor;
    this.mpich = mpich;
    this.launcher = launcher;
  }

  /** Returns the descriptor of the line; empty if the launcher gave none. */
  static Optional<Integer> descriptor(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .filter(number -> number.matches("\\d{1,9}"))
        .map(Integer::valueOf);
  }

  /** Asks the launcher to end the job, which ends this process as well; there is no answer. */
  static void abort(int descriptor, int exitCode) {
    Descriptors.write(descriptor, "cmd=abort exitcode=" + exitCode + "\n");
  }

  /** Cuts the line in two; nobody may be using it. */
  static PmiLine cut(int descriptor) {
    int launcher = Descriptors.duplicate(descriptor);
    int[] pair = Descriptors.pair();
    Descriptors.replace(descriptor, pair[0]);
    return new PmiLine(descriptor, pair[1], launcher);
  }

  /**
   * Lets MPICH talk to the launcher itself again, if it has something left to say; it must not be
   * waiting for an answer.
   */
  void mend() {
    if (!leaveSaid) {
      Descriptors.replace(descriptor, launcher);
    }
  }

  /** Passes on a command of MPICH and the answer; returns false if none came for a while. */
  boolean passOn(int millis) {
    if (!Descriptors.awaitText(mpich, millis)) {
      return false;
    }
    Descriptors.write(mpich, ask(Descriptors.read(mpich)));
    return true;
  }

  /** Returns whether MPICH has told the launcher that it leaves. */
  boolean hasLeft() {
    return leaveSaid;
  }

  /**
   * Says what MPICH has not yet said: that this rank comes to the barrier, and that it leaves.
   * MPICH will wait for ever for answers from now on.
   */
  void leaveInsteadOfMpich() {
    if (!barrierSaid) {
      ask(BARRIER + "\n");
    }
    ask(LEAVE + "\n");
  }

  private String ask(String command) {
    barrierSaid |= command.startsWith(BARRIER);
    leaveSaid |= command.startsWith(LEAVE);
    Descriptors.write(launcher, command);
    return Descriptors.read(launcher);
  }
}
