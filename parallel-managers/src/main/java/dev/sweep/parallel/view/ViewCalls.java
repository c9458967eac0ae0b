package dev.sweep.parallel.view;

import dev.sweep.parallel.engine.Engine;
import dev.sweep.parallel.engine.EngineFunction;
import dev.sweep.parallel.engine.Invocation;
import dev.sweep.parallel.engine.Items;
import dev.sweep.parallel.engine.Operand;
import dev.sweep.parallel.engine.Operands;
import dev.sweep.parallel.engine.RemoteFunction;
import dev.sweep.parallel.loop.CodeShell;
import dev.sweep.parallel.mpi.Comm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What engines do for views. */
final class ViewCalls {
  /** Where an engine keeps what runs code; no user's name has a blank in front. */
  private static final String SHELL = " shell";

  /** Operands: names of classes, conditions, a function, its arguments. */
  static final EngineFunction<@Nullable Object> GUARDED =
      (engine, operands) -> {
        checkGuards(engine, operands);
        return Invocation.invoke(operands.get(2), operands.from(3));
      };

  /** Operands: a function, items. */
  static final EngineFunction<Items> MAP = (_, operands) -> map(operands, 0);

  /** Operands: names of classes, conditions, a function, items. */
  static final EngineFunction<Items> GUARDED_MAP =
      (engine, operands) -> {
        checkGuards(engine, operands);
        return map(operands, 2);
      };

  /** Operands: the number of a group, its engines, and a function of what they say. */
  static final EngineFunction<@Nullable Object> TOGETHER =
      (engine, operands) -> together(engine, operands);

  /** Operands: objects by name. */
  static final EngineFunction<@Nullable Object> UPDATE =
      (engine, operands) -> {
        Map<?, ?> objects = (Map<?, ?>) Objects.requireNonNull(operands.get(0));
        objects.forEach((name, object) -> engine.put((String) name, object));
        return null;
      };

  /** Operands: a name. */
  static final EngineFunction<@Nullable Object> PULL =
      (engine, operands) -> engine.get(operands.text(0));

  /** Operands: a name. */
  static final EngineFunction<@Nullable Object> REMOVE =
      (engine, operands) -> {
        engine.get(operands.text(0)); // It must be there.
        engine.remove(operands.text(0));
        return null;
      };

  /** No operands. */
  static final EngineFunction<@Nullable Object> CLEAR =
      (engine, _) -> {
        engine.clear();
        return null;
      };

  /** No operands. */
  static final EngineFunction<Set<String>> NAMES = (engine, _) -> names(engine);

  /** Operands: code. */
  static final EngineFunction<String> EXECUTE =
      (engine, operands) -> execute(engine, operands.text(0));

  private ViewCalls() {}

  /** Returns the operands of a function and its arguments. */
  static List<Operand> operands(Object function, @Nullable Object... arguments) {
    List<Operand> operands = new ArrayList<>();
    operands.add(Operand.of(function));
    for (Object argument : arguments) {
      operands.add(Operand.of(argument));
    }
    return operands;
  }

  @SuppressWarnings("unchecked") // Only such functions and lists are sent.
  private static @Nullable Object together(Engine engine, Operands operands) throws Exception {
    long group = (Long) Objects.requireNonNull(operands.get(0));
    List<Integer> members = (List<Integer>) operands.list(1);
    Object function = Objects.requireNonNull(operands.get(2));
    try (Comm comm = engine.join(group, members)) {
      return ((RemoteFunction<Comm, @Nullable Object>) function).apply(comm);
    }
  }

  private static void checkGuards(Engine engine, Operands operands) throws Exception {
    for (Object name : operands.list(0)) {
      requireClass(engine, (String) name);
    }
    for (Object condition : operands.list(1)) {
      requireTrue(engine, condition);
    }
  }

  private static void requireClass(Engine engine, String name) {
    try {
      Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException _) {
      throw new UnmetDependencyException(
          "engine %d has no class %s".formatted(engine.number(), name));
    }
  }

  @SuppressWarnings("unchecked") // Only conditions are sent.
  private static void requireTrue(Engine engine, Object condition) throws Exception {
    if (!((RemoteFunction<Engine, Boolean>) condition).apply(engine)) {
      throw new UnmetDependencyException("a condition is false on engine " + engine.number());
    }
  }

  @SuppressWarnings("unchecked") // Whoever sends it knows what it takes.
  private static Items map(Operands operands, int first) throws InterruptedException {
    Object function = Objects.requireNonNull(operands.get(first));
    Items items = (Items) Objects.requireNonNull(operands.get(first + 1));
    return items.map((RemoteFunction<@Nullable Object, @Nullable Object>) function);
  }

  private static Set<String> names(Engine engine) {
    Set<String> names = new TreeSet<>(engine.names());
    names.remove(SHELL);
    return names;
  }

  /** What the code has declared can be pulled. */
  private static String execute(Engine engine, String code) throws Exception {
    if (!engine.names().contains(SHELL)) {
      engine.put(SHELL, new CodeShell());
    }
    CodeShell shell = (CodeShell) Objects.requireNonNull(engine.get(SHELL));
    String value = shell.run(code);
    StringBuilder puts = new StringBuilder();
    for (String name : shell.variables()) {
      puts.append("%s.here().put(\"%s\", %s);".formatted(Engine.class.getName(), name, name));
    }
    if (!puts.isEmpty()) {
      shell.run("{" + puts + "}");
    }
    return value;
  }
}
