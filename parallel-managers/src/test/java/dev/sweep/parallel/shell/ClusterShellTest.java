package dev.sweep.parallel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sweep.parallel.engine.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What scripts send to engines, and how they fail. */
@Timeout(60)
final class ClusterShellTest {
  private static final Engines ENGINES = Engines.threads(2);

  @TempDir Path directory;

  @AfterAll
  static void close() {
    ENGINES.close();
  }

  @Test
  void sendsFunctionsWithTheClassesMethodsAndVariablesThatTheyUse() throws Exception {
    int code =
        run(
            """
            #!/usr/bin/env -S sweep shell
            void check(boolean holds) {
              if (!holds) throw new AssertionError();
            }
            int n = 20;
            int twice(int x) { return 2 * x; }
            enum Kind { ODD, EVEN }
            record Part(int number, Kind kind) implements Serializable {
              int scaled() { return number * n; }
            }
            check(pool.apply(() -> twice(n) + 2).equals(List.of(42, 42)));
            RemoteSupplier<Integer> kept = () -> n;
            check(call(kept) == 20);
            n = 3;
            check(call(kept) == 3);
            var parts = List.of(new Part(1, Kind.ODD), new Part(2, Kind.EVEN))
            check(pool.map(Part::scaled, parts).equals(List.of(3, 6)));
            check(pool.map(part -> part, parts).equals(parts));
            var pushed = pool.push(new Part[] {parts.get(0)})
            check(pool.apply(part -> part[0].kind(), pushed).equals(List.of(Kind.ODD, Kind.ODD)));
            int twice(int x) { return 20 * x; }
            RemoteSupplier<Integer> function = new RemoteSupplier<>() {
              public Integer get() { return twice(n); }
            };
            check(call(function) == 60);
            /exit n
            """);
    assertThat(code).isEqualTo(3);
  }

  @Test
  void givesEnginesCopiesOfVariables() throws Exception {
    int code =
        run(
            """
            var list = new ArrayList<>(List.of(1));
            pool.apply(() -> list.add(2));
            /exit list.size()
            """);
    assertThat(code).isOne();
  }

  @Test
  void namesTheVariableThatCannotBeSent() {
    assertFails("var lock = new Object();\npool.apply(() -> lock.hashCode());")
        .contains("a.jsh:2: ", "what is sent uses variable 'lock'", "not java.io.Serializable");
    assertFails("pool.apply(() -> pool.size());").contains("what is sent uses variable 'pool'");
    assertFails("pool.apply(() -> call(() -> 1));").contains("cannot call engines");
  }

  @Test
  void tellsWhereItWentWrong() {
    assertFails("int n = 1;\n\nint m =\n  \"text\";").startsWith(name() + ":4: incompatible types");
    assertFails("\nif (true) {\n  int n").startsWith(name() + ":3: ");
    assertFails("int f() { return g(); }\nf();").contains(name() + ":2: ", "is not declared");
    assertFails("\n/vars").contains(name() + ":2: a script cannot say '/vars'");
    assertFails("/exit \"three\"").contains("gives \"three\", want a whole number");
    assertFails(
            """
            void check(int n) {
              if (n == 2)
                throw new IllegalStateException("two");
            }
            for (int i = 0; i < 9; i++) {
              check(i);
            }
            """)
        .isEqualTo(
            "%1$s:5: java.lang.IllegalStateException: two\n    at check (%1$s:3)\n    at %1$s:6"
                .formatted(name()));
  }

  private AbstractStringAssert<?> assertFails(String script) {
    ScriptException thrown = catchThrowableOfType(ScriptException.class, () -> run(script));
    assertThat(thrown).isNotNull();
    return assertThat(thrown.getMessage());
  }

  private String name() {
    return directory.resolve("a.jsh").toString();
  }

  private int run(String script) throws IOException {
    Path file = Files.writeString(Path.of(name()), script);
    return ClusterShell.over(ENGINES, List.of()).run(file);
  }
}
