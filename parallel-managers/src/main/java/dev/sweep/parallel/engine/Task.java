package dev.sweep.parallel.engine;

import java.util.List;

/** A function and its operands, ready to be sent, to one engine after the other if need be. */
public final class Task {
  private final long sequence;
  private final byte[] message;

  private Task(long sequence, byte[] message) {
    this.sequence = sequence;
    this.message = message;
  }

  /**
   * Copies a function and its operands into a task.
   *
   * @throws dev.sweep.parallel.ManagerException if something of it is not serializable, or it takes
   *     2 GiB or more
   * @throws IllegalStateException on a thread that runs a function of an engine: it could wait for
   *     itself
   */
  public static Task of(EngineFunction<?> function, List<Operand> operands) {
    if (Execution.isRunning()) {
      throw new IllegalStateException("a function that runs on an engine cannot call engines");
    }
    long sequence = Command.nextSequence();
    return new Task(sequence, Command.task(sequence, function, operands));
  }

  /** Returns the same once more, as another task. */
  public Task again() {
    long next = Command.nextSequence();
    return new Task(next, Command.numbered(message, next));
  }

  /** Returns its number, which no other task has in this JVM. */
  public long sequence() {
    return sequence;
  }

  /** Returns how many bytes it takes. */
  public int bytes() {
    return message.length;
  }

  byte[] message() {
    return message;
  }
}
