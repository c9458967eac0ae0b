package dev.sweep.parallel.engine;

import dev.sweep.parallel.ManagerException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * What engines are told, as a message: a byte for the kind; for a call its sequence number, the
 * count of its operands, and each field after its length: the function, then the operands.
 *
 * @param sequence the number of the call, by which its answer is known
 * @param function the function
 * @param operands values and names
 */
record Command(long sequence, ByteBuffer function, List<Command.Field> operands) {
  private static final byte CALL = 1;
  private static final byte QUIT = 2;
  private static final byte VALUE = 3;
  private static final byte NAME = 4;
  private static final int HEAD_BYTES = 1 + Long.BYTES + Integer.BYTES;
  private static final int FIELD_HEAD_BYTES = 1 + Integer.BYTES;
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

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
    Encoded encodedFunction = Encoded.of(function);
    List<Encoded> encoded = operands.stream().map(Command::encoded).toList();
    long size = HEAD_BYTES + FIELD_HEAD_BYTES + encodedFunction.size();
    for (Encoded operand : encoded) {
      size += FIELD_HEAD_BYTES + operand.size();
    }
    byte[] message = room(size);
    ByteBuffer out = wrap(message).put(CALL).putLong(sequence).putInt(operands.size());
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
    if (message.length < HEAD_BYTES || in.get() != CALL) {
      throw new IllegalArgumentException("a message of " + message.length + " bytes is no call");
    }
    long sequence = in.getLong();
    int count = in.getInt();
    ByteBuffer function = readField(in).value();
    List<Field> operands = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      operands.add(readField(in));
    }
    return new Command(sequence, function, operands);
  }

  /** Returns room for a message. */
  static byte[] room(long size) {
    if (size > MOST_BYTES) {
      throw new ManagerException(
          "a message of %d bytes cannot be sent: want less than 2 GiB; send large arrays in parts"
              .formatted(size));
    }
    return new byte[(int) size];
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
