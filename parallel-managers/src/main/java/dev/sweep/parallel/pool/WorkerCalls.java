package dev.sweep.parallel.pool;

import dev.sweep.parallel.engine.EngineFunction;
import dev.sweep.parallel.engine.Invocation;
import dev.sweep.parallel.engine.Operands;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a worker does for a pool, other than running one function. */
final class WorkerCalls {
  /**
   * Operands: a function, how many lists there are, the lists, and further arguments. Lists and
   * results are packed.
   */
  static final EngineFunction<Object> MAP = (_, operands) -> PackedList.pack(map(operands));

  /** Operands: a name and an object. */
  static final EngineFunction<@Nullable Object> PUT =
      (engine, operands) -> {
        engine.put(operands.text(0), operands.get(1));
        return null;
      };

  /** Operands: a name, the dimension of vectors, and their values. */
  static final EngineFunction<@Nullable Object> PUT_VECTORS =
      (engine, operands) -> {
        int dimension = operands.number(1);
        engine.put(
            operands.text(0),
            VectorArray.of(dimension, (double[]) Objects.requireNonNull(operands.get(2))));
        return null;
      };

  /** Operands: a name. */
  static final EngineFunction<@Nullable Object> REMOVE =
      (engine, operands) -> {
        engine.remove(operands.text(0));
        return null;
      };

  private WorkerCalls() {}

  private static List<@Nullable Object> map(Operands operands) throws Exception {
    int lists = operands.number(1);
    @Nullable Object[] with = operands.from(2);
    List<List<? extends @Nullable Object>> columns =
        Arrays.stream(with)
            .limit(lists)
            .<List<? extends @Nullable Object>>map(PackedList::unpack)
            .toList();
    int items = columns.getFirst().size();
    List<@Nullable Object> results = new ArrayList<>(items);
    for (int item = 0; item < items; item++) {
      for (int list = 0; list < lists; list++) {
        with[list] = columns.get(list).get(item);
      }
      results.add(Invocation.invoke(operands.get(0), with));
    }
    return results;
  }
}
