package dev.sweep.cli;

/** The exit codes users and scripts rely on. */
final class ExitCode {
  /** All well. */
  static final int OK = 0;

  /** It ran, but points failed, or a comparison found differences. */
  static final int FAILURES = 1;

  /** The command line or the configuration is wrong; nothing ran. */
  static final int USAGE = 2;

  /** It could not carry on: disk, MPI, a results file that is not ours. */
  static final int BROKEN = 3;

  /** Interrupted, everything finished so far is kept, ready to resume. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
