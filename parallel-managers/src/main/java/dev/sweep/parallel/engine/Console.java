package dev.sweep.parallel.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a function prints, and nobody else's: {@code System.out} and {@code System.err} are
 * replaced once, by streams that ask which thread prints. Threads that a function starts belong to
 * it until it returns; all else goes where it went before.
 */
final class Console {
  private static final InheritableThreadLocal<@Nullable Transcript> CURRENT =
      new InheritableThreadLocal<>();

  private Console() {}

  /** Takes down what this thread prints, until the transcript is closed. */
  static Transcript follow() {
    route();
    Transcript transcript = new Transcript();
    CURRENT.set(transcript);
    return transcript;
  }

  static void unfollow(Transcript transcript) {
    CURRENT.remove();
    transcript.close();
  }

  /** Somebody may have replaced the streams since. */
  private static void route() {
    if (!(System.out instanceof Routed) || !(System.err instanceof Routed)) {
      replace();
    }
  }

  private static synchronized void replace() {
    if (!(System.out instanceof Routed)) {
      System.setOut(new Routed(System.out, Transcript::out));
    }
    if (!(System.err instanceof Routed)) {
      System.setErr(new Routed(System.err, Transcript::err));
    }
  }

  private static final class Routed extends PrintStream {
    Routed(PrintStream before, Function<Transcript, Printed> part) {
      super(new Router(before, part), true, before.charset());
    }
  }

  /** Where one stream goes at the moment. */
  private static final class Router extends OutputStream {
    private final PrintStream before;
    private final Function<Transcript, Printed> part;

    Router(PrintStream before, Function<Transcript, Printed> part) {
      this.before = before;
      this.part = part;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      Transcript transcript = CURRENT.get();
      if (transcript == null || !part.apply(transcript).take(bytes, offset, length)) {
        before.write(bytes, offset, length);
      }
    }

    @Override
    public void flush() {
      before.flush();
    }
  }
}
