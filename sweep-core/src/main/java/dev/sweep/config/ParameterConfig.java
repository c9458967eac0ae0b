package dev.sweep.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code parameters}.
 *
 * @param unit free text, such as {@code Pa}; null when not given
 */
public record ParameterConfig(
    String name,
    ParameterSpec spec,
    @Nullable String unit,
    @Nullable String description,
    Position position,
    Traits traits) {

  /** Makes a parameter that is nothing out of the ordinary. */
  public ParameterConfig(
      String name,
      ParameterSpec spec,
      @Nullable String unit,
      @Nullable String description,
      Position position) {
    this(name, spec, unit, description, position, Traits.NONE);
  }

  /**
   * What only some parameters have.
   *
   * @param labels a name for each of the values that are listed, in their order; none if they have
   *     none
   * @param when a condition on other parameters: where it is false, points do not have this one;
   *     null if all have it
   * @param build whether models are built with it, so that it varies slowest
   */
  public record Traits(List<String> labels, ModelConfig.@Nullable Formula when, boolean build) {
    /** Nothing of it. */
    public static final Traits NONE = new Traits(List.of(), null, false);

    public Traits {
      labels = List.copyOf(labels);
    }
  }

  /** Returns this parameter with other traits. */
  ParameterConfig with(Traits others) {
    return new ParameterConfig(name, spec, unit, description, position, others);
  }

  /** Returns what the column of the labels is called; the parameter may have none. */
  public String labelName() {
    return name + "_label";
  }
}
