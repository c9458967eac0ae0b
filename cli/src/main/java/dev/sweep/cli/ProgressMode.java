package dev.sweep.cli;

/** How {@code sweep run} tells its progress, on standard error. */
enum ProgressMode {
  /** A bar on a terminal, plain lines elsewhere. */
  AUTO,
  /** A bar that is drawn over. */
  BAR,
  /** A line now and then. */
  PLAIN,
  /** A JSON object a line, for programs. */
  JSON,
  /** Nothing. */
  NONE;

  /** Opens a display of this kind for a sweep called {@code name}. */
  ProgressDisplay open(Console console, String name) {
    return switch (this) {
      case AUTO -> (console.terminal() ? BAR : PLAIN).open(console, name);
      case BAR -> new BarDisplay(console.err(), name);
      case PLAIN -> new PlainDisplay(console.err(), name);
      case JSON -> new JsonDisplay(console.err(), name);
      case NONE -> new SilentDisplay();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
