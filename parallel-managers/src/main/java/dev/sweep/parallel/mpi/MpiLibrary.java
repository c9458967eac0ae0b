package dev.sweep.parallel.mpi;

import static java.util.Objects.requireNonNull;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

  /** A symbol that every MPI has. */
  private static final String MPI_MARK = "MPI_Init_thread";

  /** A symbol that Open MPI has, and no other MPI. */
  private static final String OPEN_MPI_MARK = "ompi_mpi_comm_world";

  private static volatile @Nullable MpiLibrary loaded;

  private final String name;
  private final Abi abi;
  private final SymbolLookup symbols;
  private final EnumMap<Predefined, Long> handles = new EnumMap<>(Predefined.class);

  private MpiLibrary(String name, Abi abi, SymbolLookup symbols) {
    this.name = name;
    this.abi = abi;
    this.symbols = symbols;
    for (Predefined predefined : Predefined.values()) {
      handles.put(predefined, predefined.lookUp(this));
    }
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

  /** Returns the value of a handle that the library has from the start; widened if it is an int. */
  long handle(Predefined predefined) {
    return requireNonNull(handles.get(predefined));
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
    if (symbols.find(MPI_MARK).isEmpty()) {
      throw new MpiException("it has no function " + MPI_MARK + ", so it is no MPI library");
    }
    Abi found = symbols.find(OPEN_MPI_MARK).isPresent() ? Abi.OPEN_MPI : Abi.MPICH;
    if (claimedAbi != null && Abi.named(claimedAbi) != found) {
      throw new MpiException(
          ABI_VARIABLE + " is " + claimedAbi + ", but its symbols say " + found.key());
    }
    return new MpiLibrary(name, found, symbols);
  }
}
