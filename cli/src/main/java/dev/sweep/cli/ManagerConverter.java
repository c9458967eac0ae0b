package dev.sweep.cli;

import dev.sweep.parallel.Launcher;
import dev.sweep.parallel.ManagerOptions;
import dev.sweep.parallel.ParallelManagerFactory;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a manager, and refuses one that several ranks cannot share. */
final class ManagerConverter implements ITypeConverter<String> {
  private static final Set<String> SHARED = Set.of(ParallelManagerFactory.AUTO, "mpi");

  @Override
  public String convert(String name) {
    try {
      ParallelManagerFactory.standard().choose(name, ManagerOptions.threads(1));
      requireNoPeers(name);
      return name;
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  /** Ranks that know nothing of each other would all run the same sweep into the same file. */
  private static void requireNoPeers(String name) {
    Optional<Launcher> peers = Peers.launcher().filter(Launcher::hasPeers);
    if (peers.isPresent() && !SHARED.contains(name)) {
      throw new TypeConversionException(
          "%s, and with '%s' each would run the whole sweep".formatted(peers.get(), name)
              + "; leave out --manager, or give mpi, to let them share it, or start sweep without"
              + " the launcher");
    }
  }
}
