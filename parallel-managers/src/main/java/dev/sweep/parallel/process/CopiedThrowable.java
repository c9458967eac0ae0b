package dev.sweep.parallel.process;

import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.serial.ObjectBytes;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;

/**
 * An exception on its way from one process to another: itself, and a description for where it
 * cannot be read.
 *
 * @param bytes itself; empty if it cannot be written
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
public record CopiedThrowable(String className, String text, String stack, byte[] bytes)
    implements Serializable {
  private static final byte[] NOT_WRITABLE = {};

  public static CopiedThrowable of(Throwable thrown) {
    StringWriter stack = new StringWriter();
    thrown.printStackTrace(new PrintWriter(stack));
    return new CopiedThrowable(
        thrown.getClass().getName(), thrown.toString(), stack.toString(), bytesOf(thrown));
  }

  /** Returns the same exception, or what stands for it. */
  public Throwable restore() {
    try {
      if (bytes.length > 0 && ObjectBytes.read(bytes) instanceof Throwable same) {
        return same;
      }
    } catch (ManagerException | LinkageError _) {
      // Its class is unknown here, or may not be read.
    }
    return new UnreadableException(className, text, stack);
  }

  /** What an exception holds may be anything, and throw anything. */
  private static byte[] bytesOf(Throwable thrown) {
    try {
      return ObjectBytes.write(thrown);
    } catch (RuntimeException | StackOverflowError _) {
      return NOT_WRITABLE;
    }
  }
}
