package dev.sweep.parallel.mpi;

import static dev.sweep.parallel.mpi.NativeCall.address;
import static dev.sweep.parallel.mpi.NativeCall.call;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;

/** What the C library does with file descriptors that a process inherits; Java cannot use them. */
final class Descriptors {
  private static final MemorySegment DUP = function("dup");
  private static final MemorySegment DUP2 = function("dup2");
  private static final MemorySegment SOCKETPAIR = function("socketpair");
  private static final MemorySegment POLL = function("poll");
  private static final MemorySegment READ = function("read");
  private static final MemorySegment WRITE = function("write");

  private static final int AF_UNIX = 1;
  private static final int SOCK_STREAM = 1;
  private static final short POLLIN = 1;
  private static final int TEXT_BYTES = 1024;

  private Descriptors() {}

  /** Returns another descriptor of what {@code descriptor} stands for. */
  static int duplicate(int descriptor) {
    return succeeded(call(DUP, descriptor, 0, 0), "dup", descriptor);
  }

  /** Makes {@code descriptor} stand for what {@code source} does; calls under way go on. */
  static void replace(int descriptor, int source) {
    succeeded(call(DUP2, source, descriptor, 0), "dup2", source);
  }

  /** Returns two descriptors: what is written to one is read from the other. */
  static int[] pair() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pair = arena.allocate(JAVA_INT, 2);
      long code = call(SOCKETPAIR, AF_UNIX, SOCK_STREAM, 0, address(pair), 0, 0, 0);
      succeeded(code, "socketpair", AF_UNIX);
      return pair.toArray(JAVA_INT);
    }
  }

  /** Waits until something can be read; returns whether it can, within {@code millis}. */
  static boolean awaitText(int descriptor, int millis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment entry = arena.allocate(JAVA_INT, 2);
      entry.setAtIndex(JAVA_INT, 0, descriptor);
      entry.set(JAVA_SHORT, JAVA_INT.byteSize(), POLLIN);
      return succeeded(call(POLL, address(entry), 1, millis), "poll", descriptor) > 0;
    }
  }

  /** Writes a short text. */
  static void write(int descriptor, String text) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocateFrom(text);
      long length = bytes.byteSize() - 1;
      succeeded(call(WRITE, descriptor, address(bytes), length), "write", descriptor);
    }
  }

  /**
   * Waits for a short text and returns it.
   *
   * @throws MpiException if the other side is gone
   */
  static String read(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(TEXT_BYTES);
      long length = call(READ, descriptor, address(bytes), TEXT_BYTES - 1);
      succeeded(length - 1, "read", descriptor);
      return bytes.getString(0);
    }
  }

  private static int succeeded(long result, String name, int argument) {
    int code = (int) result;
    if (code < 0) {
      throw new MpiException(name + "(" + argument + ") failed");
    }
    return code;
  }

  private static MemorySegment function(String name) {
    return Linker.nativeLinker().defaultLookup().findOrThrow(name);
  }
}
