package dev.sweep.parallel.mpi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The few functions of the C library that must run before an MPI library is loaded. */
final class LibC {
  private static final int RTLD_NOW = 0x2;
  private static final int RTLD_GLOBAL = 0x100;
  private static final int KEEP_EXISTING = 0;

  private static final MethodHandle SETENV =
      bind("setenv", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
  private static final MethodHandle DLOPEN =
      bind("dlopen", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
  private static final MethodHandle DLERROR = bind("dlerror", FunctionDescriptor.of(ADDRESS));

  private LibC() {}

  /** Sets an environment variable for native code, unless the user has set it. */
  static void setDefault(String name, String value) {
    try (Arena arena = Arena.ofConfined()) {
      int code =
          (int)
              SETENV.invokeExact(
                  arena.allocateFrom(name), arena.allocateFrom(value), KEEP_EXISTING);
      if (code != 0) {
        throw new MpiException("setenv(" + name + ", " + value + ") failed");
      }
    } catch (Throwable e) {
      throw rethrown(e);
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
      MemorySegment handle =
          (MemorySegment) DLOPEN.invokeExact(arena.allocateFrom(library), RTLD_NOW | RTLD_GLOBAL);
      if (handle.address() == 0) {
        throw new MpiException(loaderError());
      }
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  /** Returns {@code e}, which a native call or what surrounds it threw, in a form to throw on. */
  static RuntimeException rethrown(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }

  @SuppressWarnings("restricted")
  private static String loaderError() throws Throwable {
    MemorySegment text = (MemorySegment) DLERROR.invokeExact();
    return text.address() == 0 ? "no reason given" : text.reinterpret(Long.MAX_VALUE).getString(0);
  }

  @SuppressWarnings("restricted")
  private static MethodHandle bind(String function, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), type);
  }
}
