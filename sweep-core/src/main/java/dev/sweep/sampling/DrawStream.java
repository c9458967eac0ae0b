package dev.sweep.sampling;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.LongSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;

/**
 * All draws of one parameter: draw number {@code point} is a pure function of the seed, the
 * parameter's name and the point, so neither more points nor other parameters change it.
 *
 * <p>The generator is Philox-4x64-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3",
 * SC11). Its key is the seed and the first eight bytes, high byte first, of the SHA-256 of the name
 * in UTF-8. A counter gives four draws, and the first is counter 1: the draws are those of {@code
 * numpy.random.Philox} with that key, in order.
 */
final class DrawStream {
  private static final int DRAWS_PER_COUNTER = 4;

  private final long seed;
  private final long nameKey;

  private DrawStream(long seed, long nameKey) {
    this.seed = seed;
    this.nameKey = nameKey;
  }

  static DrawStream of(long seed, String name) {
    return new DrawStream(seed, hash(name));
  }

  /** Returns the draws that belong to no parameter, since none has an empty name. */
  static DrawStream ofSweep(long seed) {
    return of(seed, "");
  }

  /** What random numbers are needed for besides the draws of points; each has its own. */
  enum Purpose {
    /** The order of strata. */
    ORDER(1),
    /** The scrambling of a sequence. */
    SCRAMBLING(2),
    /** The seeds of replicates. */
    REPLICATES(3),
    /** The order of the steps of a trajectory. */
    STEPS(4),
    /** Perturbations. */
    PERTURBATIONS(5);

    private final long word;

    Purpose(long word) {
      this.word = word;
    }
  }

  /**
   * Returns random numbers that are no draws of points: the counters of those are 0 but for the
   * first word, of these the third tells the purpose.
   */
  LongSupplier keys(Purpose purpose, long index) {
    long[] start = {seed, nameKey, 0, index, purpose.word, 0};
    return new Philox4x64(start)::nextLong;
  }

  /** Returns a generator whose next longs are the draws of {@code point} and those after it. */
  UniformRandomProvider from(long point) {
    return from(point, 0, 0);
  }

  /** Returns a generator like that of {@link #keys}, from number {@code first} on. */
  UniformRandomProvider from(Purpose purpose, long index, long first) {
    return from(first, index, purpose.word);
  }

  private UniformRandomProvider from(long first, long index, long purpose) {
    long counter = first / DRAWS_PER_COUNTER;
    Philox4x64 draws = new Philox4x64(new long[] {seed, nameKey, counter, index, purpose, 0});
    for (long skipped = first % DRAWS_PER_COUNTER; skipped > 0; skipped--) {
      draws.nextLong();
    }
    return draws;
  }

  /** Returns a multiple of 2^-53 from 0 inclusive to 1 exclusive: the draw's upper 53 bits. */
  static double toUnit(long draw) {
    return (draw >>> 11) * 0x1p-53;
  }

  private static long hash(String name) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha256.digest(name.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
