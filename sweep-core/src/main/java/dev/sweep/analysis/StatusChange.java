package dev.sweep.analysis;

import dev.sweep.model.Status;
import java.util.List;

/**
 * Points with one status in the base file and another in the new one.
 *
 * @param count how many there are
 * @param first the first few of them
 */
public record StatusChange(Status from, Status to, long count, List<ComparedPoint> first) {
  public StatusChange {
    first = List.copyOf(first);
  }
}
