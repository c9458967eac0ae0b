package dev.sweep.parallel.mpi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Messages between two ranks of one communicator of libmpi.
 *
 * <p>The counts of MPI are ints, so a long message goes in pieces: a piece of exactly {@code
 * pieceBytes} is always followed by another of the same source and tag, which may be empty. MPI
 * keeps messages of one source and tag in order, and one thread receives them, so the pieces of a
 * message stay together; and a message shorter than a piece costs nothing extra.
 */
final class MpiMessages implements AutoCloseable {
  static final int PIECE_BYTES = 1 << 30;

  /** Messages up to this are buffered by every MPI, so that a blocking send does not wait. */
  private static final int BUFFERED_BYTES = 1024;

  private final long comm;
  private final int rank;
  private final int size;
  private final int pieceBytes;
  private final long byteType;
  private final Abi.Constants constants;
  private final MemorySegment ignoreStatus;
  private final Scratch scratch = new Scratch();
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment status;
  private final MemorySegment number = arena.allocate(JAVA_INT);

  /** Messages of this rank to itself that it has not received yet. */
  private final List<Pending> toItself = new ArrayList<>();

  MpiMessages(MpiLibrary library, long comm, int rank, int size, int pieceBytes) {
    this.comm = comm;
    this.rank = rank;
    this.size = size;
    this.pieceBytes = pieceBytes;
    this.byteType = Predefined.INT8.in(library);
    this.constants = library.abi().constants();
    this.ignoreStatus = MemorySegment.ofAddress(constants.ignoreStatus());
    this.status = arena.allocate(constants.statusBytes(), Long.BYTES);
  }

  void send(int destination, int tag, MemorySegment message) {
    requirePeer(destination, tag);
    if (destination == rank) {
      // MPICH would wait here for a receive, which the same thread could never make.
      toItself.add(started(new Transfer(message, true), destination, tag));
    } else if (message.byteSize() < Math.min(BUFFERED_BYTES, pieceBytes)) {
      int count = (int) message.byteSize();
      MessageCalls.send(scratch.copyOf(message), count, byteType, destination, tag, comm);
    } else {
      PoliteWait.until(startSend(destination, tag, message));
    }
  }

  Pending startSend(int destination, int tag, MemorySegment message) {
    requirePeer(destination, tag);
    return started(new Transfer(message, !message.isNative()), destination, tag);
  }

  Optional<Envelope> poll(int source, int tag) {
    Arguments.requireSource(source, size);
    Arguments.requireTagOrAny(tag);
    int peer = source == Comm.ANY_SOURCE ? constants.anySource() : source;
    if (!toItself.isEmpty()) {
      toItself.removeIf(Pending::isDone);
    }
    MessageCalls.probe(peer, tag, comm, number, status);
    return number.get(JAVA_INT, 0) == 0 ? Optional.empty() : Optional.of(arrived());
  }

  Envelope probe(int source, int tag) {
    PoliteWait wait = new PoliteWait();
    Optional<Envelope> envelope = poll(source, tag);
    while (envelope.isEmpty()) {
      wait.pause();
      envelope = poll(source, tag);
    }
    return envelope.get();
  }

  byte[] receive(Envelope envelope) {
    Envelope piece = envelope;
    byte[] message = new byte[(int) piece.bytes()];
    receivePiece(piece, MemorySegment.ofArray(message));
    while (piece.bytes() == pieceBytes) {
      piece = probe(piece.source(), piece.tag());
      int received = message.length;
      message = Arrays.copyOf(message, Math.addExact(received, (int) piece.bytes()));
      receivePiece(piece, MemorySegment.ofArray(message).asSlice(received));
    }
    return message;
  }

  long receive(int source, int tag, MemorySegment target) {
    Envelope piece = probe(source, tag);
    long received = receiveAt(0, piece, target);
    while (piece.bytes() == pieceBytes) {
      piece = probe(piece.source(), piece.tag());
      received = receiveAt(received, piece, target);
    }
    return received;
  }

  @Override
  public void close() {
    scratch.close();
    arena.close();
  }

  private void requirePeer(int destination, int tag) {
    Arguments.requireRank(destination, size);
    Arguments.requireTag(tag);
  }

  private static Transfer started(Transfer transfer, int destination, int tag) {
    transfer.start(destination, tag);
    return transfer;
  }

  private Envelope arrived() {
    int source = status.get(JAVA_INT, constants.sourceOffset());
    int tag = status.get(JAVA_INT, constants.tagOffset());
    MessageCalls.count(status, byteType, number);
    return new Envelope(source, tag, number.get(JAVA_INT, 0));
  }

  private long receiveAt(long offset, Envelope piece, MemorySegment target) {
    long end = offset + piece.bytes();
    Arguments.requireFits(end, target.byteSize());
    receivePiece(piece, target.asSlice(offset, piece.bytes()));
    return end;
  }

  private void receivePiece(Envelope piece, MemorySegment target) {
    MemorySegment buffer = scratch.standInFor(target);
    MessageCalls.receive(
        buffer, (int) piece.bytes(), byteType, piece.source(), piece.tag(), comm, ignoreStatus);
    if (!target.isNative()) {
      target.copyFrom(buffer);
    }
  }

  /** A message on its way, with the memory it needs until then. */
  private final class Transfer implements Pending {
    private final Arena memory = Arena.ofConfined();
    private final MemorySegment message;
    private final int pieces;
    private final MemorySegment requests;
    private int done;

    Transfer(MemorySegment message, boolean copied) {
      this.message = copied ? copyOf(message) : message;
      this.pieces = Math.toIntExact(message.byteSize() / pieceBytes) + 1;
      this.requests = memory.allocate(JAVA_LONG, pieces);
    }

    void start(int destination, int tag) {
      for (int piece = 0; piece < pieces; piece++) {
        long offset = (long) piece * pieceBytes;
        int count = (int) Math.min(pieceBytes, message.byteSize() - offset);
        MessageCalls.startSend(
            message.asSlice(offset, count),
            count,
            byteType,
            destination,
            tag,
            comm,
            request(piece));
      }
    }

    @Override
    public boolean isDone() {
      while (done < pieces && isDone(request(done))) {
        done++;
        if (done == pieces) {
          memory.close();
        }
      }
      return done == pieces;
    }

    private boolean isDone(MemorySegment request) {
      MessageCalls.test(request, number, ignoreStatus);
      return number.get(JAVA_INT, 0) != 0;
    }

    private MemorySegment request(int piece) {
      return requests.asSlice((long) piece * Long.BYTES, Long.BYTES);
    }

    private MemorySegment copyOf(MemorySegment original) {
      return memory.allocateFrom(JAVA_BYTE, original, JAVA_BYTE, 0, original.byteSize());
    }
  }
}
