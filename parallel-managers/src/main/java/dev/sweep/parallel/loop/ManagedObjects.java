package dev.sweep.parallel.loop;

import dev.sweep.parallel.engine.EngineException;
import dev.sweep.parallel.engine.EngineFunction;
import dev.sweep.parallel.engine.Engines;
import dev.sweep.parallel.engine.Operand;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The objects that all ranks have, as rank 0 knows them. Confined to one thread. */
final class ManagedObjects {
  private static final Logger LOGGER = System.getLogger(ManagedObjects.class.getPackageName());

  private final Engines engines;
  private final SortedSet<Integer> left = new TreeSet<>();
  private int next;

  ManagedObjects(Engines engines) {
    this.engines = engines;
  }

  /**
   * Lets all ranks keep what {@code function} finds. If it fails on one, none keeps it, and the
   * number is free for the next.
   *
   * @param operands what it needs beside the name
   */
  ObjectId manage(EngineFunction<?> function, List<Operand> operands) throws InterruptedException {
    ObjectId id = new ObjectId(next);
    List<Operand> all = new ArrayList<>(operands);
    all.addFirst(Operand.of(id.name()));
    boolean kept = false;
    try {
      List<?> _ = engines.call(function, all.toArray(Operand[]::new));
      kept = true;
    } finally {
      if (!kept) {
        forget(id);
      }
    }
    left.add(id.number());
    next++;
    return id;
  }

  /**
   * Removes the object from all ranks.
   *
   * @throws EngineException if there is none
   */
  void remove(ObjectId id) {
    Operand name = Operand.of(id.name());
    List<?> _ =
        engines.<@Nullable Object>callUninterruptibly(
            LoopFunctions.REMOVE, name, Operand.named(id.name()));
    left.remove(id.number());
  }

  /** Returns {@code arguments} as operands, in which ids stand for objects. */
  List<Operand> operands(@Nullable Object... arguments) {
    List<Operand> operands = new ArrayList<>();
    for (Object argument : arguments) {
      operands.add(
          argument instanceof ObjectId id ? Operand.named(id.name()) : Operand.of(argument));
    }
    return operands;
  }

  /** Warns of objects that nobody has removed. */
  void warnOfThoseLeft() {
    if (!left.isEmpty()) {
      LOGGER.log(Level.WARNING, "objects {0} were never removed and go with the event loop", left);
    }
  }

  private void forget(ObjectId id) {
    engines.post(LoopFunctions.REMOVE, Operand.of(id.name()));
  }
}
