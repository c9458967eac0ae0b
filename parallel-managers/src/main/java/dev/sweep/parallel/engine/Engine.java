package dev.sweep.parallel.engine;

import dev.sweep.parallel.mpi.Comm;
import dev.sweep.parallel.mpi.Peers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An engine as the functions see it that run on it, one at a time: its number, and the objects it
 * keeps by name between them. It is of no use after the function has returned.
 */
public final class Engine {
  private final int number;
  private final int count;
  private final @Nullable Peers peers;
  private final Map<String, @Nullable Object> objects = new LinkedHashMap<>();

  Engine(int number, int count) {
    this(number, count, null);
  }

  /** Creates the engine of a rank, whose functions can speak to those of others. */
  Engine(int number, int count, @Nullable Peers peers) {
    this.number = number;
    this.count = count;
    this.peers = peers;
  }

  /**
   * Returns the engine whose function this thread runs, or that started this thread.
   *
   * @throws IllegalStateException if there is none
   */
  public static Engine here() {
    return Execution.here()
        .orElseThrow(() -> new IllegalStateException("this thread runs no function of an engine"));
  }

  /** Returns the number of this engine: from 0 to {@code count() - 1}. */
  public int number() {
    return number;
  }

  /** Returns how many engines were started together with this one, itself included. */
  public int count() {
    return count;
  }

  /**
   * Joins functions that run on other ranks at the same time.
   *
   * @param group a number that is higher than those before
   * @param members the engines, in their order in the group; this one is among them
   * @throws IllegalStateException if engines are no ranks
   */
  public Comm join(long group, List<Integer> members) {
    if (peers == null) {
      throw new IllegalStateException(
          "engine " + number + " is no rank of an MPI job: it cannot speak to others");
    }
    return peers.join(group, members);
  }

  /** Keeps {@code object}, itself and not a copy, in place of what had this name before. */
  public void put(String name, @Nullable Object object) {
    objects.put(name, object);
  }

  /**
   * Returns the object of this name.
   *
   * @throws NoSuchElementException if there is none
   */
  public @Nullable Object get(String name) {
    if (!objects.containsKey(name)) {
      throw new NoSuchElementException("engine " + number + " has no object '" + name + "'");
    }
    return objects.get(name);
  }

  /** Forgets the object of this name, if there is one. */
  public void remove(String name) {
    objects.remove(name);
  }

  /** Forgets all objects. */
  public void clear() {
    objects.clear();
  }

  /** Returns the names of all objects, oldest first. */
  public Set<String> names() {
    return Set.copyOf(objects.keySet());
  }
}
