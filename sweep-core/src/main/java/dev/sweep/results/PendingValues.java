package dev.sweep.results;

/** What the outputs of pending points read as: the file's attribute {@code pending_values}. */
final class PendingValues {
  /** As of any point without outputs: NaN, -1 or the empty string. */
  static final String MISSING = "missing";

  /** Perhaps as 0: only the statuses tell. */
  static final String UNDEFINED = "undefined";

  private PendingValues() {}
}
