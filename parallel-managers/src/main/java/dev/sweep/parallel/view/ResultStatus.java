package dev.sweep.parallel.view;

import java.util.List;

/**
 * Which tasks are done.
 *
 * @param pending those still to come to an end
 * @param completed those that have succeeded or failed, and are remembered
 * @param unknown those of other clients, and those forgotten
 */
public record ResultStatus(List<Long> pending, List<Long> completed, List<Long> unknown) {
  public ResultStatus {
    pending = List.copyOf(pending);
    completed = List.copyOf(completed);
    unknown = List.copyOf(unknown);
  }
}
