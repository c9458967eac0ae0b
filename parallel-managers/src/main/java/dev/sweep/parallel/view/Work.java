package dev.sweep.parallel.view;

import java.util.List;

/** What is behind a result. */
interface Work {
  /** Returns its jobs so far, oldest first. */
  List<Job> jobs();

  /** Ends what has not begun. */
  void abort();

  /** Ends all. */
  void cancel();
}
