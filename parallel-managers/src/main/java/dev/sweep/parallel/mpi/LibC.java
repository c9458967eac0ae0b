package dev.sweep.parallel.mpi;

import static dev.sweep.parallel.mpi.NativeCall.address;
import static dev.sweep.parallel.mpi.NativeCall.call;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;

/** The few functions of the C library that must run before an MPI library is loaded. */
final class LibC {
  private static final MemorySegment SETENV = function("setenv");
  private static final MemorySegment DLOPEN = function("dlopen");
  private static final MemorySegment DLERROR = function("dlerror");

  private static final int RTLD_NOW = 0x2;
  private static final int RTLD_GLOBAL = 0x100;
  private static final int KEEP_EXISTING = 0;

  private LibC() {}

  /** Sets an environment variable for native code, unless the user has set it. */
  static void setDefault(String name, String value) {
    try (Arena arena = Arena.ofConfined()) {
      long key = address(arena.allocateFrom(name));
      int code = (int) call(SETENV, key, address(arena.allocateFrom(value)), KEEP_EXISTING);
      if (code != 0) {
        throw new MpiException("setenv(" + name + ", " + value + ") failed");
      }
    }
  }

  /**
   * Loads a library for this process and for the plug-ins that it will load itself, which look for
   * its symbols among the global ones.
   *
   * @throws MpiException with what the loader says, if it cannot
   */
  static void loadGlobally(String library) {
    try (Arena arena = Arena.ofConfined()) {
      if (call(DLOPEN, address(arena.allocateFrom(library)), RTLD_NOW | RTLD_GLOBAL, 0) == 0) {
        throw new MpiException(loaderError());
      }
    }
  }

  @SuppressWarnings("restricted")
  private static String loaderError() {
    MemorySegment text = MemorySegment.ofAddress(call(DLERROR, 0, 0, 0));
    return text.address() == 0 ? "no reason given" : text.reinterpret(Long.MAX_VALUE).getString(0);
  }

  private static MemorySegment function(String name) {
    return Linker.nativeLinker().defaultLookup().findOrThrow(name);
  }
}
