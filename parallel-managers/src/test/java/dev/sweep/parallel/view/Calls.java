package dev.sweep.parallel.view;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** What functions on engines of the same process may try. */
final class Calls {
  static volatile @Nullable Client here;

  private Calls() {}

  /** Calls the engines, if the client is in this process; else fails as that would. */
  static Object again() throws InterruptedException {
    if (here == null) {
      throw new IllegalStateException("cannot call engines of another process");
    }
    return requireNonNull(here).all().apply(() -> 1);
  }
}
