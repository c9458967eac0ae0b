package dev.sweep.parallel.engine;

import dev.sweep.parallel.ManagerException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The engine's side: does what messages say, one after the other, and answers each. */
final class Execution {
  private static final ThreadLocal<Boolean> RUNNING = ThreadLocal.withInitial(() -> false);

  private final Engine engine;

  Execution(Engine engine) {
    this.engine = engine;
  }

  /** Returns whether this thread runs a function of an engine. */
  static boolean isRunning() {
    return RUNNING.get();
  }

  /** Makes the call in {@code message}, and returns the message with the answer. */
  byte[] answer(byte[] message) {
    Command command = Command.read(message);
    boolean nested = RUNNING.get();
    RUNNING.set(true);
    try {
      return encode(command, run(command));
    } catch (Throwable e) {
      return Answer.thrown(command.sequence(), e);
    } finally {
      RUNNING.set(nested);
    }
  }

  private @Nullable Object run(Command command) throws Exception {
    EngineFunction<?> function = (EngineFunction<?>) read("the function", command.function());
    List<@Nullable Object> operands = new ArrayList<>();
    for (Command.Field field : command.operands()) {
      operands.add(operand(field, "operand " + operands.size()));
    }
    return Objects.requireNonNull(function).run(engine, new Operands(operands));
  }

  private @Nullable Object operand(Command.Field field, String what) {
    Object value = read(what, field.value());
    return field.isName() ? engine.get((String) Objects.requireNonNull(value)) : value;
  }

  private static @Nullable Object read(String what, ByteBuffer bytes) {
    try {
      return Encoded.decode(bytes);
    } catch (ManagerException e) {
      throw new ManagerException(what + ": " + e.getMessage(), e);
    }
  }

  private static byte[] encode(Command command, @Nullable Object result) {
    try {
      return Answer.value(command.sequence(), result);
    } catch (ManagerException e) {
      throw new ManagerException("the result: " + e.getMessage(), e);
    }
  }
}
