import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * How many programs a second two threads start and wait for, /bin/true each, in the ways that Java
 * has. Run one way in a JVM, since the launch mechanism is chosen once:
 *
 * <pre>
 *   java -Djdk.lang.Process.launchMechanism=POSIX_SPAWN Spawn.java builder 2000
 *   java -Djdk.lang.Process.launchMechanism=VFORK Spawn.java builder 2000
 *   java --enable-native-access=ALL-UNNAMED Spawn.java foreign 2000    (posix_spawn, waitpid)
 *   java Spawn.java shell 2000         (a resident shell for each thread starts them)
 * </pre>
 */
final class Spawn {
  private static final int THREADS = 2;
  private static final int ROUNDS = 5;

  private interface Way extends AutoCloseable {
    void run() throws Throwable;

    @Override
    default void close() throws Exception {}
  }

  public static void main(String[] arguments) throws Throwable {
    int count = Integer.parseInt(arguments[1]);
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        threads.add(Thread.ofPlatform().start(() -> repeat(arguments[0], count / THREADS)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      System.out.printf("%.0f a second%n", count / ((System.nanoTime() - start) * 1e-9));
    }
  }

  private static void repeat(String name, int count) {
    try (Way way = way(name)) {
      for (int i = 0; i < count; i++) {
        way.run();
      }
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static Way way(String name) throws Throwable {
    return switch (name) {
      case "builder" -> Spawn::byBuilder;
      case "foreign" -> new Foreign();
      case "shell" -> new Shell();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static void byBuilder() throws Exception {
    File nothing = new File("/dev/null");
    new ProcessBuilder("/bin/true")
        .redirectInput(nothing)
        .redirectOutput(nothing)
        .redirectError(nothing)
        .start()
        .waitFor();
  }

  /** Calls posix_spawn by itself, without any of the redirections that a sweep needs. */
  private static final class Foreign implements Way {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup SYMBOLS = LINKER.defaultLookup();
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private final Arena arena = Arena.ofShared();
    private final MethodHandle spawn =
        LINKER.downcallHandle(
            SYMBOLS.find("posix_spawn").orElseThrow(),
            FunctionDescriptor.of(
                INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS));
    private final MethodHandle wait =
        LINKER.downcallHandle(
            SYMBOLS.find("waitpid").orElseThrow(),
            FunctionDescriptor.of(INT, INT, ValueLayout.ADDRESS, INT));
    private final MemorySegment path = arena.allocateFrom("/bin/true");
    private final MemorySegment words = arena.allocate(ValueLayout.ADDRESS, 2);
    private final MemorySegment environment = arena.allocate(ValueLayout.ADDRESS, 1);
    private final MemorySegment pid = arena.allocate(INT);
    private final MemorySegment status = arena.allocate(INT);

    Foreign() {
      words.setAtIndex(ValueLayout.ADDRESS, 0, path);
    }

    @Override
    public void run() throws Throwable {
      int refused =
          (int)
              spawn.invokeExact(
                  pid, path, MemorySegment.NULL, MemorySegment.NULL, words, environment);
      int ended = refused != 0 ? -1 : (int) wait.invokeExact(pid.get(INT, 0), status, 0);
      if (ended < 0 || status.get(INT, 0) != 0) {
        throw new IllegalStateException("posix_spawn: " + refused + ", status " + status);
      }
    }

    @Override
    public void close() {
      arena.close();
    }
  }

  /** A shell that starts a program for each line, and answers its exit code. */
  private static final class Shell implements Way {
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    Shell() throws Exception {
      process =
          new ProcessBuilder("/bin/sh", "-c", "while read -r one; do \"$one\"; echo $?; done")
              .start();
      requests = process.outputWriter();
      answers = process.inputReader();
    }

    @Override
    public void run() throws Exception {
      requests.write("/bin/true\n");
      requests.flush();
      if (!"0".equals(answers.readLine())) {
        throw new IllegalStateException("no answer");
      }
    }

    @Override
    public void close() throws Exception {
      requests.close();
      process.waitFor();
    }
  }
}
