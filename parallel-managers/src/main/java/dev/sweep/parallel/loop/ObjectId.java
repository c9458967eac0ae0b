package dev.sweep.parallel.loop;

import java.io.Serializable;

/**
 * Stands for an object that each rank has, under the same number on all.
 *
 * @param number 0 for the first, then 1, 2 ...
 */
public record ObjectId(int number) implements Serializable {
  /** Returns the name by which ranks keep it. */
  String name() {
    return "object " + number;
  }
}
