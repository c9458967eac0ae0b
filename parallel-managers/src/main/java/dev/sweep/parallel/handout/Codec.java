package dev.sweep.parallel.handout;

import dev.sweep.parallel.IndexRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Messages as bytes: one for the kind, then the fields in order, big-endian. */
final class Codec {
  private static final byte ASK = 1;
  private static final byte FINISHED = 2;
  private static final byte FINDING = 3;
  private static final byte RETURNED = 4;
  private static final byte DONE = 5;
  private static final byte START = 6;
  private static final byte CHUNK = 7;
  private static final byte RECALL = 8;
  private static final byte ACKNOWLEDGED = 9;
  private static final byte END = 10;
  private static final byte HALT = 11;

  private static final int RANGE_BYTES = 2 * Long.BYTES;

  private Codec() {}

  static byte[] encode(Message message) {
    return switch (message) {
      case Message.Ask(int worker) -> begin(ASK, Integer.BYTES).putInt(worker).array();
      case Message.Finished(int worker, long count, double seconds) ->
          begin(FINISHED, Integer.BYTES + Long.BYTES + Double.BYTES)
              .putInt(worker)
              .putLong(count)
              .putDouble(seconds)
              .array();
      case Message.Finding(int worker, IndexRange range, byte[] object) ->
          put(begin(FINDING, Integer.BYTES + RANGE_BYTES + object.length).putInt(worker), range)
              .put(object)
              .array();
      case Message.Returned(int worker, List<IndexRange> chunk) -> chunk(RETURNED, worker, chunk);
      case Message.Done(byte[] outcome) -> begin(DONE, outcome.length).put(outcome).array();
      case Message.Start(long creditBytes) -> begin(START, Long.BYTES).putLong(creditBytes).array();
      case Message.Chunk(int worker, List<IndexRange> ranges) -> chunk(CHUNK, worker, ranges);
      case Message.Recall(int worker) -> begin(RECALL, Integer.BYTES).putInt(worker).array();
      case Message.Acknowledged(int bytes) ->
          begin(ACKNOWLEDGED, Integer.BYTES).putInt(bytes).array();
      case Message.End(byte[] outcome) -> begin(END, outcome.length).put(outcome).array();
      case Message.Halt() -> begin(HALT, 0).array();
    };
  }

  /**
   * Returns the message that {@link #encode} has written.
   *
   * @throws IllegalArgumentException if there is no message of such a kind
   * @throws java.nio.BufferUnderflowException if bytes are missing
   */
  static Message decode(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message);
    byte kind = in.get();
    return switch (kind) {
      case ASK -> new Message.Ask(in.getInt());
      case FINISHED -> new Message.Finished(in.getInt(), in.getLong(), in.getDouble());
      case FINDING -> new Message.Finding(in.getInt(), range(in), rest(in));
      case RETURNED -> new Message.Returned(in.getInt(), ranges(in));
      case DONE -> new Message.Done(rest(in));
      case START -> new Message.Start(in.getLong());
      case CHUNK -> new Message.Chunk(in.getInt(), ranges(in));
      case RECALL -> new Message.Recall(in.getInt());
      case ACKNOWLEDGED -> new Message.Acknowledged(in.getInt());
      case END -> new Message.End(rest(in));
      case HALT -> new Message.Halt();
      default -> throw new IllegalArgumentException("no message is of kind " + kind);
    };
  }

  private static ByteBuffer begin(byte kind, int fieldBytes) {
    return ByteBuffer.allocate(Math.addExact(1, fieldBytes)).put(kind);
  }

  private static byte[] chunk(byte kind, int worker, List<IndexRange> ranges) {
    int bytes = Math.multiplyExact(ranges.size(), RANGE_BYTES);
    byte[] message = new byte[Math.addExact(1 + Integer.BYTES, bytes)];
    ByteBuffer out = ByteBuffer.wrap(message).put(kind).putInt(worker);
    ranges.forEach(range -> put(out, range));
    return message;
  }

  private static ByteBuffer put(ByteBuffer out, IndexRange range) {
    return out.putLong(range.first()).putLong(range.count());
  }

  private static IndexRange range(ByteBuffer in) {
    return new IndexRange(in.getLong(), in.getLong());
  }

  private static List<IndexRange> ranges(ByteBuffer in) {
    List<IndexRange> ranges = new ArrayList<>();
    while (in.hasRemaining()) {
      ranges.add(range(in));
    }
    return ranges;
  }

  private static byte[] rest(ByteBuffer in) {
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return rest;
  }
}
