package dev.sweep.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be run, with every fault found in it. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  public ConfigException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** Returns the faults in the order of their positions; at least one. */
  public List<Fault> faults() {
    return faults;
  }

  /** One fault: where, and what with what instead. */
  public record Fault(Position position, String message) {
    @Override
    public String toString() {
      return position + ": " + message;
    }
  }
}
