package dev.sweep.parallel.process;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.List;

/** Where a child JVM starts: connects to its parent and runs the program it was started for. */
public final class ChildMain {
  private static final int PARENT_GONE = 3;
  private static final long EXIT_MILLIS = 5_000;
  private static volatile boolean ending;

  private ChildMain() {}

  /** Runs the {@link ChildProgram} of the class that is named by the only argument. */
  public static void main(String[] args) {
    int code = 1;
    try {
      run(program(args[0]));
      code = 0;
    } catch (Throwable e) {
      tell(e);
    } finally {
      exit(code);
    }
  }

  private static void run(ChildProgram program) throws Exception {
    try (Link parent = Invitation.read(System.in).accept(ChildMain::parentGone)) {
      try {
        program.run(parent);
      } finally {
        ending = true;
      }
    }
  }

  private static ChildProgram program(String className) throws ReflectiveOperationException {
    Constructor<? extends ChildProgram> constructor =
        Class.forName(className).asSubclass(ChildProgram.class).getDeclaredConstructor();
    constructor.setAccessible(true); // Programs are no business of other packages.
    return constructor.newInstance();
  }

  /** A link that broke for another reason than the parent's end is of no more use. */
  private static void tell(Throwable cause) {
    if (!(cause instanceof IOException)) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, cause);
    }
  }

  /**
   * Ends this process, whatever threads its program left behind. The link is closed by now: a JVM
   * waits a third of a second for threads that read. Without it shutdown hooks must not take long.
   */
  private static void exit(int code) {
    Thread.ofPlatform().daemon().name("end").start(() -> haltLater(code));
    System.exit(code);
  }

  private static void haltLater(int code) {
    try {
      Thread.sleep(EXIT_MILLIS);
    } catch (InterruptedException _) {
      // Then now.
    }
    Runtime.getRuntime().halt(code);
  }

  /** Ends this process and what it started, without a word, whatever its threads are doing. */
  private static void parentGone() {
    if (ending) {
      return;
    }
    try {
      // Whoever waits for a descendant may end this process as soon as that is killed.
      List<ProcessHandle> descendants = ProcessHandle.current().descendants().toList();
      ParentLoss.happened();
      descendants.forEach(ProcessHandle::destroyForcibly);
    } finally {
      Runtime.getRuntime().halt(PARENT_GONE);
    }
  }
}
