package dev.sweep.parallel.loop;

import dev.sweep.parallel.engine.EngineException;
import dev.sweep.parallel.engine.EngineFunction;
import dev.sweep.parallel.engine.Engines;
import dev.sweep.parallel.engine.LongArrays;
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
  private final LongArrays arrays;
  private final List<String> passing = new ArrayList<>();
  private final SortedSet<Integer> left = new TreeSet<>();
  private int next;

  ManagedObjects(Engines engines) {
    this.engines = engines;
    this.arrays = new LongArrays(engines);
  }

  /**
   * Lets all ranks keep what {@code function} finds. If it fails on one, none keeps it, and the
   * number is free for the next.
   *
   * @param operands what it needs beside the name
   */
  ObjectId manage(EngineFunction<?> function, List<Operand> operands) throws InterruptedException {
    List<Operand> all = new ArrayList<>(operands);
    all.addFirst(Operand.of(new ObjectId(next).name()));
    return keeping(() -> call(function, all));
  }

  /** Lets all ranks keep a copy of {@code object}. */
  ObjectId manage(@Nullable Object object) throws InterruptedException {
    if (object == null || !arrays.isLong(object)) {
      return manage(LoopFunctions.MANAGE, List.of(Operand.of(object)));
    }
    return keeping(() -> arrays.put(new ObjectId(next).name(), object));
  }

  /** Runs {@code function} on all ranks and returns what each returned. */
  List<@Nullable Object> call(EngineFunction<?> function, List<Operand> operands)
      throws InterruptedException {
    try {
      return new ArrayList<>(engines.call(function, operands.toArray(Operand[]::new)));
    } finally {
      passing.forEach(name -> engines.post(LoopFunctions.REMOVE, Operand.of(name)));
      passing.clear();
    }
  }

  private ObjectId keeping(Keeping keeping) throws InterruptedException {
    ObjectId id = new ObjectId(next);
    boolean kept = false;
    try {
      keeping.run();
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
      operands.add(operand(argument));
    }
    return operands;
  }

  private Operand operand(@Nullable Object argument) {
    if (argument instanceof ObjectId id) {
      return Operand.named(id.name());
    }
    if (argument == null || !arrays.isLong(argument)) {
      return Operand.of(argument);
    }
    String name = "argument " + passing.size(); // It goes ahead of the call.
    passing.add(name);
    arrays.put(name, argument);
    return Operand.named(name);
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

  /** Lets all ranks keep an object. */
  private interface Keeping {
    void run() throws InterruptedException;
  }
}
