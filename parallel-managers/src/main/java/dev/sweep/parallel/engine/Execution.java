package dev.sweep.parallel.engine;

import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.serial.CopiedThrowable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engine's side: does what messages say, one after the other, and answers each. */
final class Execution {
  private static final ThreadLocal<Boolean> RUNNING = ThreadLocal.withInitial(() -> false);
  private static final InheritableThreadLocal<@Nullable Engine> HERE =
      new InheritableThreadLocal<>();

  private final Engine engine;

  Execution(Engine engine) {
    this.engine = engine;
  }

  /** Returns whether this thread runs a function of an engine. */
  static boolean isRunning() {
    return RUNNING.get();
  }

  /** Returns the engine whose function this thread runs, or was started by. */
  static Optional<Engine> here() {
    return Optional.ofNullable(HERE.get());
  }

  /** Makes the call in {@code message}, and returns the message with the answer. */
  byte[] answer(byte[] message) {
    Command command = Command.read(message);
    boolean nested = RUNNING.get();
    Engine before = HERE.get();
    RUNNING.set(true);
    HERE.set(engine);
    try {
      return command.isTask() ? report(command) : result(command);
    } finally {
      RUNNING.set(nested);
      HERE.set(before);
    }
  }

  private byte[] result(Command command) {
    try {
      return encode(command, run(command));
    } catch (Throwable e) {
      return Answer.thrown(command.sequence(), e);
    }
  }

  private byte[] report(Command command) {
    long started = TaskReport.now();
    long begin = System.nanoTime();
    Transcript printed = Console.follow();
    boolean threw = false;
    Encoded outcome;
    try {
      outcome = encoded(run(command));
    } catch (Throwable e) {
      threw = true;
      outcome = Encoded.of(CopiedThrowable.of(e));
    }
    Console.unfollow(printed);
    long nanos = System.nanoTime() - begin;
    return TaskReport.message(command.sequence(), started, nanos, printed, threw, outcome);
  }

  /** What cannot be sent, or takes too much, fails here and not on its way. */
  private static Encoded encoded(@Nullable Object value) {
    try {
      Encoded encoded = Encoded.of(value);
      Command.requireRoom(encoded.size() + 4L * Printed.MOST_BYTES);
      return encoded;
    } catch (ManagerException e) {
      throw new ManagerException("the result: " + e.getMessage(), e);
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
