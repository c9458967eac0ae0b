package dev.sweep.results;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The checksum of a dataset that is written as a whole and never changed. */
final class Checksum {
  /** The attribute that holds it. */
  static final String ATTRIBUTE = "crc32c";

  private Checksum() {}

  /** Returns the CRC-32C of what remains in {@code bytes}, which stays as it is. */
  static int of(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.duplicate());
    return (int) sum.getValue();
  }
}
