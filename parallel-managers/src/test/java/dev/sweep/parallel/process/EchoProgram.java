package dev.sweep.parallel.process;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Answers some questions and does some deeds, for tests. */
public final class EchoProgram implements ChildProgram {
  @Override
  public void run(Link parent) throws Exception {
    while (true) {
      String text = new String(parent.receive(), StandardCharsets.UTF_8);
      if (text.equals("return")) {
        return;
      }
      parent.send(answer(text).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String answer(String text) throws Exception {
    String[] words = text.split(" ", 2);
    return switch (words[0]) {
      case "pid" -> String.valueOf(ProcessHandle.current().pid());
      case "stdin" -> String.valueOf(System.in.read());
      case "print" -> print(words[1]);
      case "start" -> String.valueOf(new ProcessBuilder("sleep", "600").start().pid());
      case "throw" -> throw new IllegalStateException(words[1]);
      case "command" ->
          ProcessHandle.current().info().arguments().stream()
              .flatMap(java.util.Arrays::stream)
              .collect(Collectors.joining(" "));
      case "exit" -> {
        Deed.EXIT.run();
        yield "";
      }
      default -> text;
    };
  }

  private static String print(String text) {
    System.out.println(text);
    System.err.println(text + " on stderr");
    return text;
  }
}
