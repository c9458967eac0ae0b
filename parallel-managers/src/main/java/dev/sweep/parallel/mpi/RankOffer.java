package dev.sweep.parallel.mpi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sweep.parallel.ManagerOptions;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * What a rank tells the others of itself when they open.
 *
 * @param place where it runs
 * @param workers how many it was asked to have; {@link ManagerOptions#SHARE} for its share
 * @param processorsPerWorker how many processors of that share each takes
 * @param rootWorks whether it wants the root to work; the root's own wish counts
 */
record RankOffer(RankPlace place, int workers, int processorsPerWorker, boolean rootWorks) {
  private static final int FIELD_BYTES = 4 * Integer.BYTES + 1;

  static RankOffer of(RankPlace place, ManagerOptions options) {
    return new RankOffer(
        place, options.workers(), options.processorsPerWorker(), options.rootWorks());
  }

  /** Returns what {@link #toBytes} has written. */
  static RankOffer read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int workers = in.getInt();
    int processorsPerWorker = in.getInt();
    boolean rootWorks = in.get() != 0;
    int processors = in.getInt();
    byte[] host = new byte[in.getInt()];
    in.get(host);
    return new RankOffer(
        new RankPlace(new String(host, UTF_8), processors, BitSet.valueOf(in)),
        workers,
        processorsPerWorker,
        rootWorks);
  }

  /** Returns this as bytes; not by Java serialization, which takes long to begin with records. */
  byte[] toBytes() {
    byte[] host = place.host().getBytes(UTF_8);
    byte[] allowed = place.allowed().toByteArray();
    return ByteBuffer.allocate(FIELD_BYTES + host.length + allowed.length)
        .putInt(workers)
        .putInt(processorsPerWorker)
        .put((byte) (rootWorks ? 1 : 0))
        .putInt(place.processors())
        .putInt(host.length)
        .put(host)
        .put(allowed)
        .array();
  }
}
