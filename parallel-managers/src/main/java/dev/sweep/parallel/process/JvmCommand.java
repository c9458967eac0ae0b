package dev.sweep.parallel.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that starts a JVM like this one: the same executable, class path and options.
 *
 * <p>Ctrl-C at a terminal reaches children too. What to do about it is for the parent to decide, so
 * a shell that ignores its signals becomes the child's JVM, which inherits that.
 */
final class JvmCommand {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final List<String> DEAF_TO_THE_TERMINAL =
      List.of(SHELL.toString(), "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  /** These start fast, end a child that is out of memory, and come before all others. */
  private static final List<String> FIRST =
      List.of(
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:ErrorFile=/dev/null",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8");

  private static final List<String> PASSED_ON =
      List.of(
          "-X", "-D", "-ea", "-da", "-esa", "-dsa", "-enable", "-disable", "--add-", "--enable-");

  /** Files and ports that are for one process alone. */
  private static final List<String> KEPT_BACK =
      List.of(
          "-Xlog",
          "-Xrun",
          "-Xdebug",
          "-XX:AOTCacheOutput",
          "-XX:AOTConfiguration",
          "-XX:AOTMode",
          "-XX:ArchiveClassesAtExit",
          "-XX:StartFlightRecording",
          "-XX:FlightRecorderOptions",
          "-Dcom.sun.management.jmxremote");

  /** A cache that was made without the option of native access is of no use to a JVM with it. */
  private static final String START_UP_CACHE = "-XX:AOTCache=";

  private JvmCommand() {}

  /** Returns the words that start {@code program} with {@code jvmOptions} after all others. */
  static List<String> of(Class<? extends ChildProgram> program, List<String> jvmOptions) {
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(SHELL)) {
      words.addAll(DEAF_TO_THE_TERMINAL);
    }
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(options(ManagementFactory.getRuntimeMXBean().getInputArguments(), jvmOptions));
    words.add("-cp");
    words.add(System.getProperty("java.class.path"));
    words.add(ChildMain.class.getName());
    words.add(program.getName());
    return words;
  }

  /** Returns all options, where {@code parents} are those this JVM was started with. */
  static List<String> options(List<String> parents, List<String> jvmOptions) {
    List<String> passed = parents.stream().filter(JvmCommand::isPassedOn).toList();
    List<String> options = new ArrayList<>(FIRST);
    if (passed.stream().noneMatch(JvmCommand::choosesCollector)
        && jvmOptions.stream().noneMatch(JvmCommand::choosesCollector)) {
      options.add("-XX:+UseSerialGC");
    }
    if (JvmCommand.class.getModule().isNativeAccessEnabled()
        && passed.stream().noneMatch(option -> option.startsWith(START_UP_CACHE))) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    options.addAll(passed);
    options.addAll(jvmOptions);
    return options;
  }

  private static boolean isPassedOn(String option) {
    return PASSED_ON.stream().anyMatch(option::startsWith)
        && KEPT_BACK.stream().noneMatch(option::startsWith);
  }

  private static boolean choosesCollector(String option) {
    return option.startsWith("-XX:+Use") && option.endsWith("GC");
  }
}
