package dev.sweep.parallel.view;

import java.util.Map;

/**
 * What engines have to do.
 *
 * @param engines by their ids, in order
 * @param unassigned tasks that wait for an engine
 */
public record QueueStatus(Map<Integer, OfEngine> engines, int unassigned) {
  /**
   * What one engine has to do.
   *
   * @param outstanding tasks it was sent and has not answered: the first is running
   * @param completed tasks it has answered
   */
  public record OfEngine(int outstanding, long completed) {}
}
