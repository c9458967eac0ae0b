package dev.sweep.parallel;

import java.io.Serializable;

/**
 * The workers of one process of a group.
 *
 * @param rank the process
 * @param first the number of its first worker
 * @param size how many it has, with consecutive numbers; at least 0
 */
public record Team(int rank, int first, int size) implements Serializable {

  /** Returns the team of a process that is by itself. */
  public static Team alone(int size) {
    return new Team(0, 0, size);
  }

  /** Returns whether worker {@code worker} is one of them. */
  public boolean has(int worker) {
    return worker >= first && worker < first + size;
  }
}
