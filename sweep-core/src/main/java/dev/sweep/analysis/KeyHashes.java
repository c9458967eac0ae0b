package dev.sweep.analysis;

/**
 * Hashes of 128 bits, one a row, in two lanes that do not know of each other: among 10^9 points,
 * the chance that any two different ones get the same is below 10^-20.
 *
 * <p>They are made column by column, so that each loop does one thing.
 */
public final class KeyHashes {
  private static final long INCREMENT = 0x9e37_79b9_7f4a_7c15L;

  private final long[] high;
  private final long[] low;

  KeyHashes(int rows) {
    this.high = new long[rows];
    this.low = new long[rows];
  }

  /** Returns the first half of a row's hash. */
  public long high(int row) {
    return high[row];
  }

  /** Returns the second half of a row's hash. */
  public long low(int row) {
    return low[row];
  }

  /** Adds the same to all rows. */
  void addToAll(long bits) {
    for (int row = 0; row < high.length; row++) {
      add(row, bits);
    }
  }

  void add(double[] values) {
    for (int row = 0; row < high.length; row++) {
      add(row, Double.doubleToLongBits(values[row]));
    }
  }

  void add(int row, String text) {
    add(row, text.length());
    for (int i = 0; i < text.length(); i++) {
      add(row, text.charAt(i));
    }
  }

  void add(int row, long bits) {
    high[row] = mixed(high[row] + bits, 0xff51_afd7_ed55_8ccdL, 0xc4ce_b9fe_1a85_ec53L);
    low[row] = mixed(low[row] ^ bits, 0xbf58_476d_1ce4_e5b9L, 0x94d0_49bb_1331_11ebL);
  }

  /** A bijection whose every output bit depends on every input bit (MurmurHash3, SplitMix64). */
  private static long mixed(long value, long first, long second) {
    long mixed = value + INCREMENT;
    mixed = (mixed ^ mixed >>> 31) * first;
    mixed = (mixed ^ mixed >>> 29) * second;
    return mixed ^ mixed >>> 32;
  }
}
