package dev.sweep.parallel.handout;

/** What workers tell whoever hands out chunks. None of the calls blocks. */
interface Requests {
  /** Worker {@code worker} is there and wants work. */
  void asked(int worker);

  /**
   * Worker {@code worker} has finished the chunk it had for longest, of {@code count} indexes, in
   * {@code seconds}, and wants another.
   */
  void finished(int worker, long count, double seconds);
}
