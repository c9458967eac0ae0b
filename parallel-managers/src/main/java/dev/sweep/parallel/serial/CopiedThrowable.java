package dev.sweep.parallel.serial;

import java.io.Serializable;

/**
 * An exception on its way from one process to another, in a form that always can be sent: itself as
 * bytes, and what stands in for it where these cannot be read.
 *
 * @param bytes the exception by {@link ObjectBytes}; empty if it cannot be written
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
public record CopiedThrowable(byte[] bytes, RemoteCause standIn) implements Serializable {

  /** Returns {@code thrown}, whatever it holds. */
  public static CopiedThrowable of(Throwable thrown) {
    return new CopiedThrowable(writeIfPossible(thrown), RemoteCause.of(thrown));
  }

  /** Returns a copy of the exception, or its stand-in if its class is unknown here, or refused. */
  public Throwable restore() {
    try {
      return ObjectBytes.read(bytes) instanceof Throwable copy ? copy : standIn;
    } catch (Throwable _) {
      return standIn;
    }
  }

  private static byte[] writeIfPossible(Throwable thrown) {
    try {
      return ObjectBytes.write(thrown);
    } catch (Throwable _) {
      return new byte[0]; // What it holds may throw anything: no reason to lose it.
    }
  }
}
