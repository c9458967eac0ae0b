package dev.sweep.parallel.engine;

import dev.sweep.parallel.ManagerException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What engines are told, as a message: a byte for the kind; for a call its sequence number, the
 * count of its operands, and each field after its length: the function, then the operands.
 *
 * <p>A task is a call whose answer is a report. A recall has a sequence number and nothing else.
 *
 * @param isTask whether it is a task
 * @param sequence the number of the call, by which its answer is known
 * @param function the function
 * @param operands values and names
 */
record Command(boolean isTask, long sequence, ByteBuffer function, List<Command.Field> operands) {
  /** Numbers calls once in this JVM, so that no answer is ever taken for another's. */
  private static final AtomicLong SEQUENCE = new AtomicLong();

  private static final byte CALL = 1;
  private static final byte QUIT = 2;
  private static final byte VALUE = 3;
  private static final byte NAME = 4;
  private static final byte TASK = 5;
  private static final byte WITHDRAW = 6;
  private static final byte INTERRUPT = 7;
  private static final int HEAD_BYTES = 1 + Long.BYTES + Integer.BYTES;
  private static final int FIELD_HEAD_BYTES = 1 + Integer.BYTES;
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  /** Returns a number that no call has had. */
  static long nextSequence() {
    return SEQUENCE.incrementAndGet();
  }

  /** Returns the message that ends an engine. */
  static byte[] quit() {
    return new byte[] {QUIT};
  }

  static boolean isQuit(byte[] message) {
    return message.length == 1 && message[0] == QUIT;
  }

  /**
   * Returns the message of a call.
   *
   * @throws ManagerException if something of it is not serializable, or it takes 2 GiB or more
   */
  static byte[] call(long sequence, EngineFunction<?> function, List<Operand> operands) {
    return message(CALL, sequence, function, operands);
  }

  /** As {@link #call}, of a task. */
  static byte[] task(long sequence, EngineFunction<?> function, List<Operand> operands) {
    return message(TASK, sequence, function, operands);
  }

  /** Returns the message that takes a task back, if it has not begun. */
  static byte[] withdraw(long sequence) {
    return room(1 + Long.BYTES, WITHDRAW, sequence);
  }

  /** As {@link #withdraw}, but interrupts a task that has begun. */
  static byte[] interrupt(long sequence) {
    return room(1 + Long.BYTES, INTERRUPT, sequence);
  }

  static boolean isRecall(byte[] message) {
    return message[0] == WITHDRAW || message[0] == INTERRUPT;
  }

  static boolean isInterrupt(byte[] message) {
    return message[0] == INTERRUPT;
  }

  /** Returns the number of the call or task that a message is about; all but the last have one. */
  static long sequence(byte[] message) {
    return wrap(message).getLong(1);
  }

  /** Returns a copy of a message about call {@code sequence} instead. */
  static byte[] numbered(byte[] message, long sequence) {
    byte[] copy = message.clone();
    wrap(copy).putLong(1, sequence);
    return copy;
  }

  private static byte[] room(int size, byte kind, long sequence) {
    byte[] message = room(size);
    wrap(message).put(kind).putLong(sequence);
    return message;
  }

  private static byte[] message(
      byte kind, long sequence, EngineFunction<?> function, List<Operand> operands) {
    Encoded encodedFunction = Encoded.of(function);
    List<Encoded> encoded = operands.stream().map(Command::encoded).toList();
    long size = HEAD_BYTES + FIELD_HEAD_BYTES + encodedFunction.size();
    for (Encoded operand : encoded) {
      size += FIELD_HEAD_BYTES + operand.size();
    }
    byte[] message = room(size);
    ByteBuffer out = wrap(message).put(kind).putLong(sequence).putInt(operands.size());
    put(out, VALUE, encodedFunction);
    for (int index = 0; index < encoded.size(); index++) {
      put(out, kindOf(operands.get(index)), encoded.get(index));
    }
    return message;
  }

  /**
   * Reads a call.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Command read(byte[] message) {
    ByteBuffer in = wrap(message);
    byte kind = message.length < HEAD_BYTES ? QUIT : in.get();
    if (kind != CALL && kind != TASK) {
      throw new IllegalArgumentException("a message of " + message.length + " bytes is no call");
    }
    long sequence = in.getLong();
    int count = in.getInt();
    ByteBuffer function = readField(in).value();
    List<Field> operands = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      operands.add(readField(in));
    }
    return new Command(kind == TASK, sequence, function, operands);
  }

  /** Returns room for a message. */
  static byte[] room(long size) {
    requireRoom(size);
    return new byte[(int) size];
  }

  /**
   * Checks that a message may be as long.
   *
   * @throws ManagerException if it is too long
   */
  static void requireRoom(long size) {
    if (size > MOST_BYTES) {
      throw new ManagerException(
          "a message of %d bytes cannot be sent: want less than 2 GiB; send large arrays in parts"
              .formatted(size));
    }
  }

  /** Returns a message as all are read and written. */
  static ByteBuffer wrap(byte[] message) {
    return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Encoded encoded(Operand operand) {
    return switch (operand) {
      case Operand.Value(Object value) -> Encoded.of(value);
      case Operand.Named(String name) -> Encoded.of(name);
    };
  }

  private static byte kindOf(Operand operand) {
    return switch (operand) {
      case Operand.Value _ -> VALUE;
      case Operand.Named _ -> NAME;
    };
  }

  private static void put(ByteBuffer out, byte kind, Encoded content) {
    out.put(kind).putInt((int) content.size());
    content.putTo(out);
  }

  private static Field readField(ByteBuffer in) {
    boolean isName = in.get() == NAME;
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException(
          "a field promises %d bytes where %d are left".formatted(length, in.remaining()));
    }
    ByteBuffer value = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + length);
    return new Field(isName, value);
  }

  /** A field of a message: a value, or the name of one. */
  record Field(boolean isName, ByteBuffer value) {}
}
