package dev.sweep.parallel.pool;

import dev.sweep.parallel.engine.EngineException;
import dev.sweep.parallel.engine.Engines;
import dev.sweep.parallel.engine.LongArrays;
import dev.sweep.parallel.engine.Operand;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects that the workers of a pool keep. Confined to the call that has its turn. */
final class RemoteObjects {
  private final Engines engines;
  private final LongArrays arrays;
  private final IdentityHashMap<Object, Stored> immutables = new IdentityHashMap<>();
  private final List<Stored> passing = new ArrayList<>();
  private long last;

  RemoteObjects(Engines engines) {
    this.engines = engines;
    this.arrays = new LongArrays(engines);
  }

  /** Stores a copy of {@code object} with each worker; an immutable one only once. */
  Stored push(@Nullable Object object) {
    Stored known = known(object);
    if (known != null) {
      return known;
    }
    Stored stored = next(object == null ? "null" : object.getClass().getTypeName(), object);
    orRemove(stored, () -> put(stored, object));
    if (stored.immutable() != null) {
      immutables.put(stored.immutable(), stored);
    }
    return stored;
  }

  /** Stores one block with each worker. */
  Stored scatter(List<?> blocks) {
    Stored stored = next("a scattered list", null);
    List<List<Operand>> operands = new ArrayList<>();
    blocks.forEach(block -> operands.add(List.of(Operand.of(stored.name()), Operand.of(block))));
    orRemove(stored, () -> engines.callEachUninterruptibly(WorkerCalls.PUT, operands));
    return stored;
  }

  /** Stores one block of vectors with each worker. */
  Stored scatterVectors(int dimension, List<double[]> blocks) {
    Stored stored = next("a scattered vector array", null);
    List<List<Operand>> operands = new ArrayList<>();
    for (double[] block : blocks) {
      operands.add(List.of(Operand.of(stored.name()), Operand.of(dimension), Operand.of(block)));
    }
    orRemove(stored, () -> engines.callEachUninterruptibly(WorkerCalls.PUT_VECTORS, operands));
    return stored;
  }

  /**
   * Returns what stands for {@code value}: its name, if it is immutable and there already, or if it
   * is so long that it has to go ahead.
   */
  Operand operand(@Nullable Object value) {
    Stored there = known(value);
    if (there == null && arrays.isLong(value)) {
      there = push(value);
      passing.add(there);
    }
    return there == null ? Operand.of(value) : Operand.named(there.name());
  }

  /** Forgets what went ahead of the call that is over now. */
  void endCall() {
    passing.forEach(this::forget);
    passing.clear();
  }

  /** One handle fewer; with the last the object goes. */
  void remove(Stored stored) {
    if (stored.removeHandle()) {
      forget(stored);
    }
  }

  private void put(Stored stored, @Nullable Object object) {
    if (object != null && arrays.isLong(object)) {
      arrays.put(stored.name(), object);
    } else {
      var _ =
          engines.callUninterruptibly(
              WorkerCalls.PUT, Operand.of(stored.name()), Operand.of(object));
    }
  }

  private @Nullable Stored known(@Nullable Object object) {
    return object == null ? null : immutables.get(object);
  }

  private Stored next(String type, @Nullable Object object) {
    last++;
    boolean sentOnce = object instanceof Record || object instanceof Immutable;
    return new Stored("remote object " + last, type, sentOnce ? object : null);
  }

  /** What one worker could not take, no worker keeps. */
  private void orRemove(Stored stored, Runnable storing) {
    try {
      storing.run();
    } catch (EngineException e) {
      forget(stored);
      throw e;
    }
  }

  private void forget(Stored stored) {
    if (stored.immutable() != null) {
      immutables.remove(stored.immutable());
    }
    engines.post(WorkerCalls.REMOVE, Operand.of(stored.name()));
  }
}
