package dev.sweep.config;

/** One value a parameter can take, as written in the configuration. */
public sealed interface Value {

  /** A finite number; whole numbers beyond 2^53 are refused when the configuration is read. */
  record Numeric(double value) implements Value {}

  /** A string. */
  record Text(String value) implements Value {}

  /** A boolean. */
  record Flag(boolean value) implements Value {}
}
