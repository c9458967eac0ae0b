package dev.sweep.samples;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.CountDownLatch;

/**
 * Something that goes wrong at one point, and takes its process with it.
 *
 * @param point the number of the point
 */
public record Accident(long point, Kind kind) {

  /** What goes wrong. */
  public enum Kind {
    /** The program ends itself. */
    EXIT,
    /** Native code writes where it must not. */
    SEGFAULT,
    /** All memory is taken. */
    MEMORY,
    /** Two threads wait for each other: there is no end, and no heed of interrupts. */
    DEADLOCK
  }

  /** Lets it happen. */
  @SuppressWarnings("restricted") // that it does harm is what it is for
  void happen() {
    switch (kind) {
      case EXIT -> System.exit(1);
      case SEGFAULT -> MemorySegment.NULL.reinterpret(Long.BYTES).set(ValueLayout.JAVA_LONG, 0, 1);
      case MEMORY -> takeAllMemory();
      case DEADLOCK -> deadlock();
    }
  }

  private static void takeAllMemory() {
    Object[] taken = {};
    while (true) {
      Object[] more = new Object[Integer.MAX_VALUE - Long.BYTES];
      more[0] = taken;
      taken = more;
    }
  }

  private static void deadlock() {
    Object one = new Object();
    Object other = new Object();
    CountDownLatch bothHold = new CountDownLatch(2);
    Thread.ofPlatform().daemon().start(() -> hold(other, one, bothHold));
    hold(one, other, bothHold);
  }

  private static void hold(Object first, Object second, CountDownLatch bothHold) {
    synchronized (first) {
      bothHold.countDown();
      while (bothHold.getCount() > 0) {
        Thread.onSpinWait();
      }
      synchronized (second) {
        throw new IllegalStateException("no deadlock");
      }
    }
  }
}
