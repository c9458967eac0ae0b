package dev.sweep.model;

import java.util.concurrent.TimeUnit;

/**
 * How many requests may be outstanding at a worker.
 *
 * <p>Requests that wait in the pipe keep a fast worker busy, but nobody else can have them, and
 * nothing is handed on before they are answered. So there are as many as are answered within
 * {@value #MILLIS} ms: one more for each answer in time, and half as many after one that is late. A
 * worker of slow points thus has one, a worker that computes many at once has many.
 */
final class RequestWindow {
  private static final long MILLIS = 100;
  private static final long IN_TIME = TimeUnit.MILLISECONDS.toNanos(MILLIS);
  private static final int LARGEST = 2_048;

  private int size = 1;

  /** Returns how many requests may be outstanding: at least 1. */
  int size() {
    return size;
  }

  /** Takes note of an answer that came {@code nanos} after its request. */
  void answered(long nanos) {
    size = nanos <= IN_TIME ? Math.min(LARGEST, size + 1) : Math.max(1, size / 2);
  }
}
