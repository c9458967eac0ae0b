package dev.sweep.parallel.pool;

import dev.sweep.parallel.engine.EngineFunction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does for each kind of call. The user's function is the first operand, and not
 * captured, so that a message on what cannot be sent speaks of nothing else.
 */
final class Invocation {
  /** Operands: a function, and its arguments. */
  static final EngineFunction<@Nullable Object> APPLY =
      (_, operands) -> invoke(operands.getFirst(), operands.subList(1, operands.size()));

  /** Operands: a function, how many lists there are, the lists, and further arguments. */
  static final EngineFunction<List<@Nullable Object>> MAP = (_, operands) -> map(operands);

  /** Operands: a name and an object. */
  static final EngineFunction<@Nullable Object> PUT =
      (engine, operands) -> {
        engine.put((String) operands.get(0), operands.get(1));
        return null;
      };

  /** Operands: a name, the dimension of vectors, and their values. */
  static final EngineFunction<@Nullable Object> PUT_VECTORS =
      (engine, operands) -> {
        int dimension = (Integer) operands.get(1);
        engine.put((String) operands.get(0), VectorArray.of(dimension, (double[]) operands.get(2)));
        return null;
      };

  /** Operands: a name. */
  static final EngineFunction<@Nullable Object> REMOVE =
      (engine, operands) -> {
        engine.remove((String) operands.getFirst());
        return null;
      };

  private Invocation() {}

  @SuppressWarnings("unchecked") // The pool takes functions only with what they take.
  private static @Nullable Object invoke(@Nullable Object function, List<@Nullable Object> with)
      throws Exception {
    return switch (function) {
      case RemoteSupplier<?> f -> f.get();
      case RemoteFunction<?, ?> f -> ((RemoteFunction<Object, Object>) f).apply(with.get(0));
      case RemoteBiFunction<?, ?, ?> f ->
          ((RemoteBiFunction<Object, Object, Object>) f).apply(with.get(0), with.get(1));
      case RemoteTriFunction<?, ?, ?, ?> f ->
          ((RemoteTriFunction<Object, Object, Object, Object>) f)
              .apply(with.get(0), with.get(1), with.get(2));
      case null, default -> throw new IllegalArgumentException("no function: " + function);
    };
  }

  private static List<@Nullable Object> map(List<@Nullable Object> operands) throws Exception {
    int lists = (Integer) operands.get(1);
    List<@Nullable Object> with = new ArrayList<>(operands.subList(2, operands.size()));
    List<@Nullable Object> results = new ArrayList<>();
    for (int item = 0; item < ((List<?>) operands.get(2)).size(); item++) {
      for (int list = 0; list < lists; list++) {
        with.set(list, ((List<?>) operands.get(2 + list)).get(item));
      }
      results.add(invoke(operands.getFirst(), with));
    }
    return results;
  }
}
