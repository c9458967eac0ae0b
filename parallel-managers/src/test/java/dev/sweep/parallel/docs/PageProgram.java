package dev.sweep.parallel.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Java code of pages, each block as a class of its own. Where a line ends in a comment that
 * shows the value it gives a variable, as {@code // [1, 2]}, the class checks that it is so.
 */
final class PageProgram {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\n(.*?)^```");
  private static final Pattern SHOWN =
      Pattern.compile("(?m)^(\\s*[\\w<>\\[\\], .]+ (\\w+) = .*;)[ \t]*// (\\[.*\\]|\\d[\\d.]*)$");

  /** What readers of a page import; a block may have more. */
  private static final String IMPORTS =
      """
      import dev.sweep.parallel.*;
      import dev.sweep.parallel.engine.*;
      import dev.sweep.parallel.loop.*;
      import dev.sweep.parallel.pool.*;
      import dev.sweep.parallel.view.*;
      import java.time.*;
      import java.util.*;
      import java.util.stream.*;
      """;

  private final Path directory;
  private final List<String> classes = new ArrayList<>();

  PageProgram(Path directory) {
    this.directory = directory;
  }

  /** Writes the sources of all blocks of {@code page}. */
  void add(Path page) throws IOException {
    String text = Files.readString(page);
    for (MatchResult block : BLOCK.matcher(text).results().toList()) {
      long line = text.substring(0, block.start(1)).lines().count() + 1;
      String name = page.getFileName().toString().replaceAll("\\W", "_") + "_" + line;
      Files.writeString(directory.resolve(name + ".java"), source(name, block.group(1)));
      classes.add(name);
    }
  }

  /** Returns the names of the classes, each of which tells page and line where its block begins. */
  List<String> classes() {
    return classes;
  }

  private static String source(String name, String block) {
    String imports = block.lines().filter(PageProgram::isImport).reduce(IMPORTS, PageProgram::join);
    String code = block.lines().filter(line -> !isImport(line)).reduce("", PageProgram::join);
    return """
    %s
    public final class %s {
      public static void main(String[] arguments) throws Exception {
    %s
      }

      static void check(Object value, String shown) {
        if (!String.valueOf(value).equals(shown)) {
          throw new AssertionError("the page shows " + shown + ", but it is " + value);
        }
      }
    }
    """
        .formatted(imports, name, withChecks(code));
  }

  private static String withChecks(String code) {
    return SHOWN
        .matcher(code)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                "%s check(%s, \"%s\");".formatted(match.group(1), match.group(2), match.group(3))));
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ");
  }

  private static String join(String lines, String line) {
    return lines + line + "\n";
  }
}
