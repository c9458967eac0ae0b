package dev.sweep.config;

/**
 * How points are made of the parameters.
 *
 * @param n how many points; 0 where the method does not take it
 * @param seed any long; 0 when not given
 */
public record SamplingConfig(Method method, long n, long seed, Position position) {
  /** The methods, as written in lower case in YAML. */
  public enum Method {
    /** The product of all axes, the last one fastest. */
    GRID,
    /** Axes of one length side by side. */
    ZIP,
    /** Independent draws. */
    RANDOM
  }
}
