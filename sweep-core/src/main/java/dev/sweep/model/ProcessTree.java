package dev.sweep.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Ends a process with all its descendants. */
final class ProcessTree {
  private static final long GRACE_MILLIS = 200;
  private static final long LAST_WAIT_MILLIS = 1_000;

  private ProcessTree() {}

  /**
   * Asks all processes of the tree to terminate, and kills those that have not after a moment.
   *
   * <p>The descendants are listed before the first signal, as they lose their parent with it, and
   * again before the last.
   */
  static void kill(Process root) {
    Set<ProcessHandle> tree = new LinkedHashSet<>();
    addWithDescendants(tree, root.toHandle());
    tree.forEach(ProcessHandle::destroy);
    awaitEnd(tree, GRACE_MILLIS);
    List.copyOf(tree).forEach(process -> addWithDescendants(tree, process));
    tree.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(Set.of(root.toHandle()), LAST_WAIT_MILLIS);
  }

  private static void addWithDescendants(Set<ProcessHandle> tree, ProcessHandle process) {
    tree.add(process);
    process.descendants().forEach(tree::add);
  }

  private static void awaitEnd(Set<ProcessHandle> tree, long millis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    boolean interrupted = false;
    while (tree.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
