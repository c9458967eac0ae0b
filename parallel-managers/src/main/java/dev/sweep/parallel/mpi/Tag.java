package dev.sweep.parallel.mpi;

/** What the messages of a {@link RankGroup} are about. */
final class Tag {
  /** To the root: which call a rank makes in common with the others. */
  static final int NOTE = 1;

  /** From the root: all ranks have made the call. */
  static final int ANSWER = 2;

  /** A rank lives. */
  static final int HEARTBEAT = 3;

  /** Work, results, and whatever else belongs to one run. */
  static final int RUN = 4;

  /** What rank 0 has others do, and their answers. */
  static final int ENGINE = 5;

  /** What functions on several ranks say to each other. */
  static final int PEER = 6;

  private Tag() {}
}
