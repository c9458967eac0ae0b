package dev.sweep.model;

import static dev.sweep.model.Blocks.numbers;
import static dev.sweep.model.JavaModels.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.config.ModelConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a class becomes a model. */
@Timeout(60)
class JavaModelClassTest {

  /** Tells on which thread it is called, and when it is closed. */
  public static final class Confined implements Model {
    static final AtomicInteger closed = new AtomicInteger();
    private @Nullable Thread thread;

    @Override
    public void build(Options options) {
      thread = Thread.currentThread();
    }

    @Override
    public void evaluate(Point point, Outputs outputs) {
      outputs.put("same", Objects.equals(thread, Thread.currentThread()));
      outputs.put(
          "loader",
          Objects.equals(
              Thread.currentThread().getContextClassLoader(), Confined.class.getClassLoader()));
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @Test
  void staysOnOneThreadAndIsClosed() throws Exception {
    int before = Confined.closed.get();
    Outcomes outcomes = run(Confined.class, Map.of(), null, 1, 2);
    assertThat(((OutputColumn.Flags) Blocks.column(outcomes, "same")).values())
        .containsExactly(1, 1);
    assertThat(((OutputColumn.Flags) Blocks.column(outcomes, "loader")).values())
        .containsExactly(1, 1);
    assertThat(Confined.closed.get() - before).isEqualTo(1);
  }

  @Test
  void loadsAClassFromAClassPathOfItsOwn(@TempDir Path directory) throws Exception {
    compile(
        directory,
        "Cube",
        """
        public class Cube implements dev.sweep.model.Model {
          public void evaluate(dev.sweep.model.Point point, dev.sweep.model.Outputs outputs) {
            outputs.put("q", Math.pow(point.number("x"), 3));
          }
        }
        """);
    Outcomes outcomes =
        Blocks.evaluate(
            Blocks.config(
                new ModelConfig.Java(
                    "Cube", List.of(directory), Map.of(), ModelConfig.PointLimits.NONE)),
            Blocks.of(2, 3));
    assertThat(numbers(outcomes, "q")).containsExactly(8, 27);
  }

  @Test
  void saysWhyAClassIsNoModel(@TempDir Path directory) throws Exception {
    compile(directory, "Bare", "public class Bare {}");
    compile(
        directory,
        "Shy",
        """
        public class Shy implements dev.sweep.model.Model {
          Shy() {}
          public void evaluate(dev.sweep.model.Point point, dev.sweep.model.Outputs outputs) {}
        }
        """);
    assertThatThrownBy(() -> load("Bare", directory))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "model java: class 'Bare' does not implement dev.sweep.model.Model, nor"
                + " dev.sweep.model.BatchModel");
    assertThatThrownBy(() -> load("Shy", directory))
        .hasMessage(
            "model java: class 'Shy' has no public constructor without parameters, nor one that takes a record");
    assertThatThrownBy(() -> load("org.acme.Heat", directory))
        .hasMessage("model java: no class 'org.acme.Heat'; looked in: " + directory);
    assertThatThrownBy(() -> load("org.acme.Heat"))
        .hasMessage("model java: no class 'org.acme.Heat'; no classpath is given");
    assertThatThrownBy(() -> load("Bare", directory.resolve("heat.jar")))
        .hasMessage("model java: no such file on the classpath: " + directory.resolve("heat.jar"));
  }

  /** Cannot be built without a mesh. */
  public static final class Meshed implements Model {
    @Override
    public void build(Options options) {
      options.whole("mesh");
    }

    @Override
    public void evaluate(Point point, Outputs outputs) {}
  }

  @Test
  void endsTheRunWhenTheModelCannotBeBuilt() {
    assertThatThrownBy(() -> run(Meshed.class, Map.of("mesh", "fine"), null, 1))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "model java: dev.sweep.model.JavaModelClassTest$Meshed cannot be built:"
                + " IllegalArgumentException: option 'mesh': got \"fine\", wanted a whole number");
  }

  private static void load(String name, Path... classpath) throws Exception {
    ModelFactory.of(
        Blocks.config(
            new ModelConfig.Java(
                name, Arrays.asList(classpath), Map.of(), ModelConfig.PointLimits.NONE)),
        List.of());
  }

  private static void compile(Path directory, String name, String source) throws Exception {
    Path file = Files.writeString(directory.resolve(name + ".java"), source);
    int faults =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                directory.toString(),
                file.toString());
    assertThat(faults).isZero();
  }
}
