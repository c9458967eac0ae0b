package dev.sweep.parallel.mpi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one MPI library of this process, loaded once and for good.
 *
 * <p>{@code SWEEP_MPI_LIBRARY} names another library than those of the launcher's MPI, and {@code
 * SWEEP_MPI_ABI} another ABI than the one that the library's symbols give away.
 */
final class MpiLibrary {
  private static final String LIBRARY_VARIABLE = "SWEEP_MPI_LIBRARY";
  private static final String ABI_VARIABLE = "SWEEP_MPI_ABI";

  /** A symbol that Open MPI has, and no other MPI. */
  private static final String OPEN_MPI_MARK = "ompi_mpi_comm_world";

  private static volatile @Nullable MpiLibrary loaded;

  private final String name;
  private final Abi abi;
  private final SymbolLookup symbols;

  private MpiLibrary(String name, Abi abi, SymbolLookup symbols) {
    this.name = name;
    this.abi = abi;
    this.symbols = symbols;
  }

  /**
   * Loads the first library that can be loaded of those of {@code abis}.
   *
   * @throws MpiException if none can, with what was tried and what to install
   */
  static synchronized MpiLibrary load(List<Abi> abis, Map<String, String> environment) {
    MpiLibrary library = loaded;
    if (library == null) {
      prepareEnvironment();
      library = loadFirst(abis, environment);
      loaded = library;
    }
    return library;
  }

  /** Returns the library that has been loaded. */
  static MpiLibrary loaded() {
    MpiLibrary library = loaded;
    if (library == null) {
      throw new IllegalStateException("no MPI library has been loaded");
    }
    return library;
  }

  Abi abi() {
    return abi;
  }

  /**
   * Returns the address of a function or variable of the library.
   *
   * @throws MpiException if it has none of this name
   */
  MemorySegment symbol(String symbol) {
    return symbols
        .find(symbol)
        .orElseThrow(() -> new MpiException(this + " has no symbol " + symbol));
  }

  /** Returns a function as a method handle: handles are longs in Java whatever they are there. */
  @SuppressWarnings("restricted")
  MethodHandle bind(String function, Kind... parameters) {
    MemoryLayout[] layouts =
        Stream.of(parameters).map(kind -> kind.layout(abi)).toArray(MemoryLayout[]::new);
    Class<?>[] types = Stream.of(parameters).map(Kind::javaType).toArray(Class<?>[]::new);
    MethodHandle handle =
        Linker.nativeLinker()
            .downcallHandle(symbol(function), FunctionDescriptor.of(JAVA_INT, layouts));
    return MethodHandles.explicitCastArguments(handle, MethodType.methodType(int.class, types));
  }

  /** Returns the handle that the library has written to {@code place}; int handles are widened. */
  long handleAt(MemorySegment place) {
    return abi.constants().intHandles() ? place.get(JAVA_INT, 0) : place.get(JAVA_LONG, 0);
  }

  /** Writes a handle to {@code place} as the library has it. */
  void setHandle(MemorySegment place, long handle) {
    if (abi.constants().intHandles()) {
      place.set(JAVA_INT, 0, (int) handle);
    } else {
      place.set(JAVA_LONG, 0, handle);
    }
  }

  @Override
  public String toString() {
    return name + " (" + abi.product() + ")";
  }

  /**
   * Sets what must be set before MPI is loaded. UCX would take over SIGSEGV, by which the JVM finds
   * null pointers, and so crash it. Open MPI's one-sided operations over UCX fail between hosts.
   */
  private static void prepareEnvironment() {
    LibC.setDefault("UCX_ERROR_SIGNALS", "");
    LibC.setDefault("OMPI_MCA_osc", "^ucx");
  }

  private static MpiLibrary loadFirst(List<Abi> abis, Map<String, String> environment) {
    List<String> refusals = new ArrayList<>();
    for (String name : candidates(abis, environment)) {
      try {
        LibC.loadGlobally(name);
        return identified(name, environment.get(ABI_VARIABLE));
      } catch (MpiException e) {
        refusals.add(name + ": " + e.getMessage());
      }
    }
    throw new MpiException(
        "no MPI library could be loaded; tried "
            + String.join("; ", refusals)
            + "; "
            + advice(abis));
  }

  private static List<String> candidates(List<Abi> abis, Map<String, String> environment) {
    String chosen = environment.get(LIBRARY_VARIABLE);
    return chosen != null
        ? List.of(chosen)
        : abis.stream().flatMap(abi -> abi.libraries().stream()).toList();
  }

  private static String advice(List<Abi> abis) {
    List<String> packages = abis.stream().map(Abi::debianPackage).toList();
    return "install the launcher's MPI (Debian, Ubuntu: "
        + String.join(" or ", packages)
        + ") or set "
        + LIBRARY_VARIABLE
        + " to its library";
  }

  @SuppressWarnings("restricted")
  private static MpiLibrary identified(String name, @Nullable String claimedAbi) {
    SymbolLookup symbols = SymbolLookup.libraryLookup(name, Arena.global());
    Abi found = symbols.find(OPEN_MPI_MARK).isPresent() ? Abi.OPEN_MPI : Abi.MPICH;
    if (claimedAbi != null && Abi.named(claimedAbi) != found) {
      throw new MpiException(
          ABI_VARIABLE + " is " + claimedAbi + ", but its symbols say " + found.key());
    }
    return new MpiLibrary(name, found, symbols);
  }

  /** The kinds of parameters that MPI's functions have. */
  enum Kind {
    /** An int. */
    INT,
    /** An address. */
    POINTER,
    /** A communicator, datatype, operation, info or error handler. */
    HANDLE;

    private MemoryLayout layout(Abi abi) {
      return switch (this) {
        case INT -> JAVA_INT;
        case POINTER -> ADDRESS;
        case HANDLE -> abi.constants().intHandles() ? JAVA_INT : JAVA_LONG;
      };
    }

    private Class<?> javaType() {
      return switch (this) {
        case INT -> int.class;
        case POINTER -> MemorySegment.class;
        case HANDLE -> long.class;
      };
    }
  }
}
