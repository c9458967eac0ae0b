package dev.sweep.results.hdf5;

import java.io.IOException;

/** Bytes of a file that are not those that were written. */
public final class DamagedException extends IOException {
  private static final long serialVersionUID = 1;

  /** Says of {@code address} what is wrong there, such as "does not match its checksum". */
  DamagedException(long address, String wrong) {
    super("it is damaged: what lies at byte " + address + " " + wrong);
  }

  DamagedException(String message) {
    super(message);
  }
}
