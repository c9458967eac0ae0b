package dev.sweep.parallel.process;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What a child JVM still does when its parent is gone, before it ends.
 *
 * <p>Its descendants are killed next; an act is for what is none of them. It should take
 * milliseconds. In a process that is no child nothing happens.
 */
public final class ParentLoss {
  private static final List<Runnable> ACTS = new CopyOnWriteArrayList<>();

  private ParentLoss() {}

  /** Has {@code act} done on that occasion, by any thread. */
  public static void act(Runnable act) {
    ACTS.add(act);
  }

  static void happened() {
    for (Runnable act : ACTS) {
      try {
        act.run();
      } catch (RuntimeException _) {
        // There is nobody left to tell, and the others are to be done.
      }
    }
  }
}
