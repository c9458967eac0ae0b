package dev.sweep.parallel.engine;

/** What one function has printed. */
final class Transcript {
  private final Printed out = new Printed();
  private final Printed err = new Printed();

  Printed out() {
    return out;
  }

  Printed err() {
    return err;
  }

  /** Takes nothing more. */
  void close() {
    out.close();
    err.close();
  }
}
