package dev.sweep.parallel;

/** How work is split over workers. Results never depend on it. */
public sealed interface Schedule {

  /** Chunks sized from measured durations, the first of one index. */
  static Schedule dynamic() {
    return dynamic(1);
  }

  /**
   * Chunks sized from measured durations, the first of {@code minimum} indexes and none smaller but
   * the last: for workers that are slow on single indexes.
   */
  static Schedule dynamic(long minimum) {
    return new Dynamic(minimum, WorkQueue.ASCENDING);
  }

  /** Chunks of {@code chunk} indexes, handed out as workers come free. */
  static Schedule fixed(long chunk) {
    return new Fixed(chunk, WorkQueue.ASCENDING);
  }

  /** One contiguous block for each worker; sizes differ by one at most, the first are larger. */
  static Schedule balanced() {
    return new Balanced();
  }

  /**
   * Handed out as workers come free, in chunks of about half a second.
   *
   * @param minimum the size of the first chunks, at least 1
   * @param order makes the queue that chunks are taken from
   */
  record Dynamic(long minimum, WorkQueue.Factory order) implements Schedule {
    public Dynamic {
      requirePositive("minimum", minimum);
    }
  }

  /**
   * Handed out as workers come free, in chunks of one size.
   *
   * @param chunk indexes handed out at a time, at least 1
   * @param order makes the queue that chunks are taken from
   */
  record Fixed(long chunk, WorkQueue.Factory order) implements Schedule {
    public Fixed {
      requirePositive("chunk", chunk);
    }
  }

  /** Split beforehand: of 10 over 4 workers, 3, 3, 2 and 2. */
  record Balanced() implements Schedule {}

  /**
   * Returns this schedule with indexes handed out in the order of another queue, which the root
   * alone makes. One that splits the work beforehand has no such order and stays as it is.
   */
  default Schedule inOrder(WorkQueue.Factory order) {
    return switch (this) {
      case Dynamic(long minimum, _) -> new Dynamic(minimum, order);
      case Fixed(long chunk, _) -> new Fixed(chunk, order);
      case Balanced balanced -> balanced;
    };
  }

  private static void requirePositive(String what, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " is " + value + ", want at least 1");
    }
  }
}
