package dev.sweep.parallel.loop;

import dev.sweep.parallel.engine.Engine;
import dev.sweep.parallel.engine.EngineFunction;
import dev.sweep.parallel.engine.Invocation;
import dev.sweep.parallel.engine.Operands;
import dev.sweep.parallel.mpi.Ranks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each rank does for the event loop. */
final class LoopFunctions {
  /** Where a rank keeps what runs code; no object has this name. */
  private static final String SHELL = "code shell";

  /** Operands: a name, a function and its arguments. Keeps what it returns. */
  static final EngineFunction<@Nullable Object> MANAGE_CALL =
      (engine, operands) ->
          keep(engine, operands, Invocation.invoke(operands.get(1), operands.from(2)));

  /** Operands: an object, the name of a method, and its arguments. */
  static final EngineFunction<@Nullable Object> METHOD =
      (_, operands) -> method(operands.get(0), operands.text(1), operands.from(2));

  /** Operands: a name, an object, the name of a method, and its arguments. Keeps the result. */
  static final EngineFunction<@Nullable Object> MANAGE_METHOD =
      (engine, operands) ->
          keep(engine, operands, method(operands.get(1), operands.text(2), operands.from(3)));

  /** Operands: a name and an object. */
  static final EngineFunction<@Nullable Object> MANAGE =
      (engine, operands) -> keep(engine, operands, operands.get(1));

  /** Operands: an object. */
  static final EngineFunction<@Nullable Object> GET = (_, operands) -> operands.get(0);

  /** Operands: a name, and the object of that name, which there must be. */
  static final EngineFunction<@Nullable Object> REMOVE =
      (engine, operands) -> {
        engine.remove(operands.text(0));
        return null;
      };

  /** Operands: code. */
  static final EngineFunction<String> RUN =
      (engine, operands) -> shell(engine).run(operands.text(0));

  /** Operands: the name of a class, or a jar. */
  static final EngineFunction<@Nullable Object> IMPORT =
      (_, operands) -> {
        Modules.load(operands.text(0));
        return null;
      };

  /** No operands. */
  static final EngineFunction<RankInfo> INFO =
      (engine, _) -> RankInfo.ofThisProcess(engine.number(), engine.count(), Ranks.libraryHere());

  private LoopFunctions() {}

  private static @Nullable Object keep(Engine engine, Operands operands, @Nullable Object object) {
    engine.put(operands.text(0), object);
    return null;
  }

  private static @Nullable Object method(
      @Nullable Object target, String name, @Nullable Object[] arguments) throws Exception {
    if (target == null) {
      throw new NullPointerException("the object is null: it has no method '" + name + "'");
    }
    return NamedMethod.call(target, name, arguments);
  }

  private static CodeShell shell(Engine engine) {
    if (!engine.names().contains(SHELL)) {
      engine.put(SHELL, new CodeShell());
    }
    return (CodeShell) Objects.requireNonNull(engine.get(SHELL));
  }
}
