package dev.sweep.parallel.mpi;

import dev.sweep.parallel.Launcher;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The binary interfaces of MPI libraries: all of mpi.h that is not the name of a function.
 *
 * <p>The MPI-5 standard ABI would be a third row here and a third column in {@link Predefined}: its
 * handles are as wide as pointers and have fixed values, its status has 32 bytes.
 */
public enum Abi {
  /** Open MPI 4 and 5: handles are addresses of symbols. */
  OPEN_MPI("Open MPI", "openmpi-bin"),

  /** MPICH 3.1 and later, and what descends from it, such as Intel MPI: handles are ints. */
  MPICH("MPICH", "mpich");

  private final String product;
  private final String debianPackage;

  Abi(String product, String debianPackage) {
    this.product = product;
    this.debianPackage = debianPackage;
  }

  /** Returns the one that {@code SWEEP_MPI_ABI} calls {@code key}: openmpi or mpich. */
  static Abi named(String key) {
    return Stream.of(values())
        .filter(abi -> abi.key().equals(key.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new MpiException("SWEEP_MPI_ABI: got '" + key + "', wanted one of " + keys()));
  }

  /** Returns those that may understand the launcher, the likelier first. */
  static List<Abi> understanding(Launcher.Kind launcher) {
    return switch (launcher) {
      case OPEN_MPI -> List.of(OPEN_MPI);
      case MPICH, SRUN_PMI2 -> List.of(MPICH);
      case PMIX, SRUN_PMIX, SRUN -> List.of(OPEN_MPI, MPICH);
    };
  }

  /** Returns what {@code SWEEP_MPI_ABI} calls it. */
  String key() {
    return name().replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** Returns what people call it. */
  String product() {
    return product;
  }

  /** Returns the package of Debian and Ubuntu that brings the library and its launcher. */
  String debianPackage() {
    return debianPackage;
  }

  /** Returns the names its library goes by, the likelier first. */
  List<String> libraries() {
    return switch (this) {
      case OPEN_MPI -> List.of("libmpi.so.40");
      case MPICH -> List.of("libmpich.so.12", "libmpi.so.12");
    };
  }

  Constants constants() {
    return switch (this) {
      case OPEN_MPI -> new Constants(24, 0, 4, -1, 1, 0);
      case MPICH -> new Constants(20, 8, 12, -2, -1, 1);
    };
  }

  private static String keys() {
    return Stream.of(values()).map(Abi::key).collect(Collectors.joining(", "));
  }

  /**
   * What mpi.h defines as a number.
   *
   * @param statusBytes the size of an MPI_Status
   * @param sourceOffset where in it MPI_SOURCE is, in bytes
   * @param tagOffset where in it MPI_TAG is, in bytes
   * @param anySource MPI_ANY_SOURCE
   * @param inPlace MPI_IN_PLACE
   * @param ignoreStatus MPI_STATUS_IGNORE
   */
  record Constants(
      int statusBytes,
      int sourceOffset,
      int tagOffset,
      int anySource,
      long inPlace,
      long ignoreStatus) {}
}
