package dev.sweep.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The tolerance of each output: its own, or the general one. Immutable. */
public final class Tolerances {
  private final Tolerance general;
  private final Map<String, Tolerance> own;

  /**
   * @param own tolerances of single outputs, by name
   */
  public Tolerances(Tolerance general, Map<String, Tolerance> own) {
    this.general = general;
    this.own = new LinkedHashMap<>(own);
  }

  /** Returns the tolerance of an output. */
  public Tolerance of(String output) {
    return Objects.requireNonNull(own.getOrDefault(output, general));
  }

  /** Returns the tolerance of outputs that have none of their own. */
  public Tolerance general() {
    return general;
  }

  /** Returns the outputs that have a tolerance of their own. */
  public Set<String> outputs() {
    return own.keySet();
  }
}
