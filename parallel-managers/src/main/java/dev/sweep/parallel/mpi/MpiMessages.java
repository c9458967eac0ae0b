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
 * <p>A long message goes in pieces: one of at most {@code firstBytes} and others of at most {@code
 * pieceBytes}, for the counts of MPI are ints. A piece that is as long as it may be is always
 * followed by another of the same source and tag, which may be empty. MPI keeps messages of one
 * source and tag in order, and one thread receives them, so the pieces of a message stay together;
 * and a message shorter than the first piece costs nothing extra.
 *
 * <p>As first pieces are short, there is always a buffer that holds one, and MPI can be told of it
 * before it comes. To ask for the length first takes half as long again; and a message that is
 * longer than its buffer, which MPI should refuse, is written beyond its end by Open MPI 4.1.
 */
final class MpiMessages implements AutoCloseable {
  static final int PIECE_BYTES = 1 << 30;
  private static final int FIRST_PIECE_BYTES = 4096;

  /** Messages up to this are buffered by every MPI, so that a blocking send does not wait. */
  private static final int BUFFERED_BYTES = 1024;

  private final long comm;
  private final int rank;
  private final int size;
  private final int firstBytes;
  private final int pieceBytes;
  private final long byteType;
  private final Abi.Constants constants;
  private final MemorySegment ignoreStatus;
  private final Scratch scratch = new Scratch();
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment status;
  private final MemorySegment number = arena.allocate(JAVA_INT);
  private final MemorySegment request = arena.allocate(JAVA_LONG);

  /** Messages of this rank to itself that it has not received yet. */
  private final List<Pending> toItself = new ArrayList<>();

  MpiMessages(MpiLibrary library, long comm, int rank, int size, int pieceBytes) {
    this.comm = comm;
    this.rank = rank;
    this.size = size;
    this.firstBytes = Math.min(FIRST_PIECE_BYTES, pieceBytes);
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
    } else if (message.byteSize() < Math.min(BUFFERED_BYTES, firstBytes)) {
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
    discardSentToItself();
    MessageCalls.probe(wildcard(source), tag, comm, number, status);
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
    for (int full = firstBytes; piece.bytes() == full; full = pieceBytes) {
      piece = probe(piece.source(), piece.tag());
      int received = message.length;
      message = Arrays.copyOf(message, Math.addExact(received, (int) piece.bytes()));
      receivePiece(piece, MemorySegment.ofArray(message).asSlice(received));
    }
    return message;
  }

  long receive(int source, int tag, MemorySegment target) {
    Arguments.requireSource(source, size);
    Arguments.requireTagOrAny(tag);
    discardSentToItself();
    long received = receiveFirst(wildcard(source), tag, target);
    if (received == firstBytes) {
      received += receiveRest(arrivedFrom(), arrivedTag(), target);
    }
    Arguments.requireFits(received, target.byteSize());
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

  private int wildcard(int source) {
    return source == Comm.ANY_SOURCE ? constants.anySource() : source;
  }

  private void discardSentToItself() {
    if (!toItself.isEmpty()) {
      toItself.removeIf(Pending::isDone);
    }
  }

  private Envelope arrived() {
    return new Envelope(arrivedFrom(), arrivedTag(), arrivedBytes());
  }

  private int arrivedFrom() {
    return status.get(JAVA_INT, constants.sourceOffset());
  }

  private int arrivedTag() {
    return status.get(JAVA_INT, constants.tagOffset());
  }

  private int arrivedBytes() {
    MessageCalls.count(status, byteType, number);
    return number.get(JAVA_INT, 0);
  }

  private int receiveFirst(int source, int tag, MemorySegment target) {
    boolean directly = target.isNative() && target.byteSize() >= firstBytes;
    MemorySegment buffer = directly ? target : scratch.ofSize(firstBytes);
    MessageCalls.startReceive(buffer, firstBytes, byteType, source, tag, comm, request);
    awaitReceived();
    int bytes = arrivedBytes();
    if (!directly) {
      MemorySegment.copy(buffer, 0, target, 0, Math.min(bytes, target.byteSize()));
    }
    return bytes;
  }

  private void awaitReceived() {
    PoliteWait wait = new PoliteWait();
    while (!isDone(request, status)) {
      wait.pause();
    }
  }

  /** Receives all pieces after the first, also those that do not fit. */
  private long receiveRest(int source, int tag, MemorySegment target) {
    long end = firstBytes;
    Envelope piece;
    do {
      piece = probe(source, tag);
      long from = end;
      end += piece.bytes();
      boolean fits = end <= target.byteSize();
      receivePiece(
          piece, fits ? target.asSlice(from, piece.bytes()) : scratch.ofSize(piece.bytes()));
    } while (piece.bytes() == pieceBytes);
    return end - firstBytes;
  }

  private boolean isDone(MemorySegment request, MemorySegment status) {
    MessageCalls.test(request, number, status);
    return number.get(JAVA_INT, 0) != 0;
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
      this.pieces = pieces(message.byteSize());
      this.requests = memory.allocate(JAVA_LONG, pieces);
    }

    void start(int destination, int tag) {
      for (int piece = 0; piece < pieces; piece++) {
        long offset = offset(piece);
        int most = piece == 0 ? firstBytes : pieceBytes;
        int count = (int) Math.min(most, message.byteSize() - offset);
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
      while (done < pieces && MpiMessages.this.isDone(request(done), ignoreStatus)) {
        done++;
        if (done == pieces) {
          memory.close();
        }
      }
      return done == pieces;
    }

    private int pieces(long bytes) {
      return bytes < firstBytes ? 1 : Math.toIntExact((bytes - firstBytes) / pieceBytes) + 2;
    }

    private long offset(int piece) {
      return piece == 0 ? 0 : firstBytes + (piece - 1L) * pieceBytes;
    }

    private MemorySegment request(int piece) {
      return requests.asSlice((long) piece * Long.BYTES, Long.BYTES);
    }

    private MemorySegment copyOf(MemorySegment original) {
      return memory.allocateFrom(JAVA_BYTE, original, JAVA_BYTE, 0, original.byteSize());
    }
  }
}
