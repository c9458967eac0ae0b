package dev.sweep.model;

import static dev.sweep.model.Blocks.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.SweepConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JavaModelTest {

  /** Gives {@code factor * x}, and fails for a negative x. */
  public static final class Scale implements Model {
    private double factor;

    @Override
    public void build(Options options) {
      factor = options.number("factor", 2);
    }

    @Override
    public void evaluate(Point point, Outputs outputs) {
      double x = point.number("x");
      if (x < 0) {
        throw new IllegalArgumentException("x is negative:\n  " + x);
      }
      outputs.put("q", factor * x);
    }
  }

  @Test
  void computesPointsWithItsOptions() throws Exception {
    Outcomes outcomes = run(Scale.class, Map.of("factor", 3L), null, 1, 2);
    assertThat(numbers(outcomes, "q")).containsExactly(3, 6);
    assertThat(outcomes.status()).containsOnly(Status.OK.code());
    assertThat(outcomes.attempts()).containsOnly(1);
  }

  @Test
  void recordsAnExceptionAndGoesOn() throws Exception {
    Outcomes outcomes = run(Scale.class, Map.of(), null, 1, -2, 3);
    assertThat(outcomes.status()).containsExactly(1, 2, 1);
    assertThat(numbers(outcomes, "q")).containsExactly(2, Double.NaN, 6);
    PointFailure failure = outcomes.failures().get(0);
    assertThat(failure.point()).isEqualTo(1);
    assertThat(failure.kind()).isEqualTo("exception");
    assertThat(failure.message()).isEqualTo("IllegalArgumentException: x is negative: -2.0");
    assertThat(failure.log())
        .contains("JavaModelTest$Scale.evaluate")
        .doesNotContain("JavaBlockRun");
  }

  /** Fails in the ways only an Error can. */
  public static final class Erroneous implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {
      switch ((int) point.number("x")) {
        case 0 -> outputs.put("depth", depth(0));
        case 1 -> throw new AssertionError("not so");
        case 2 -> throw new NoClassDefFoundError("org/acme/Missing");
        default -> outputs.put("q", 1.0);
      }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int depth(int depth) {
      return depth(depth + 1) + 1;
    }
  }

  @Test
  void takesErrorsOfAPointAsItsFailure() throws Exception {
    Outcomes outcomes = run(Erroneous.class, Map.of(), null, 0, 1, 2, 3);
    assertThat(outcomes.status()).containsExactly(2, 2, 2, 1);
    assertThat(outcomes.failures())
        .extracting(PointFailure::message)
        .containsExactly(
            "StackOverflowError",
            "AssertionError: not so",
            "NoClassDefFoundError: org/acme/Missing");
    assertThat(outcomes.failures().get(0).log().lines().count()).isLessThan(60);
  }

  /** Has no memory left. */
  public static final class Hungry implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  @Test
  void endsTheRunWhenMemoryIsShort() {
    assertThatThrownBy(() -> run(Hungry.class, Map.of(), null, 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("Hungry broke down: java.lang.OutOfMemoryError");
  }

  /** Sets all kinds of outputs, some of them not everywhere. */
  public static final class Varied implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {
      outputs.put("count", 7L);
      outputs.put("row", new double[] {1, 2});
      outputs.put("matrix", new double[][] {{1}, {2}, {3}});
      outputs.put("nan", Double.NaN);
      if (point.pointNumber() == 1) {
        outputs.put("sometimes", 5.0);
        outputs.put("flag", true);
        outputs.put("text", "a");
      }
    }
  }

  @Test
  void leavesWhatWasNotSetMissing() throws Exception {
    Outcomes outcomes = run(Varied.class, Map.of(), null, 1, 2, 3);
    assertThat(outcomes.status()).containsOnly(Status.OK.code());
    assertThat(numbers(outcomes, "count")).containsExactly(7, 7, 7);
    assertThat(numbers(outcomes, "row")).containsExactly(1, 2, 1, 2, 1, 2);
    assertThat(((OutputColumn.Numbers) Blocks.column(outcomes, "matrix")).shape())
        .containsExactly(3, 1);
    assertThat(numbers(outcomes, "nan")).containsOnly(Double.NaN);
    assertThat(numbers(outcomes, "sometimes")).containsExactly(Double.NaN, 5, Double.NaN);
    assertThat(((OutputColumn.Flags) Blocks.column(outcomes, "flag")).values())
        .containsExactly(-1, 1, -1);
    assertThat(((OutputColumn.Texts) Blocks.column(outcomes, "text")).values())
        .containsExactly("", "a", "");
  }

  /** Sets an output twice. */
  public static final class Twice implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {
      outputs.put("q", 1.0);
      outputs.put("q", 2.0);
    }
  }

  @Test
  void failsThePointThatSetsAnOutputTwice() throws Exception {
    assertThat(run(Twice.class, Map.of(), null, 1).failures().get(0).message())
        .isEqualTo("IllegalArgumentException: output 'q' was set twice");
  }

  /** Waits without end at x = 1, heeding interrupts. */
  public static final class Waiting implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) throws Exception {
      if (point.number("x") == 1) {
        new CountDownLatch(1).await();
      }
      outputs.put("q", point.number("x"));
    }
  }

  @Test
  void interruptsThePointThatTakesTooLong() throws Exception {
    Outcomes outcomes = run(Waiting.class, Map.of(), Duration.ofMillis(100), 0, 1, 2);
    assertThat(outcomes.status()).containsExactly(1, 3, 1);
    assertThat(outcomes.failures().get(0).kind()).isEqualTo("timeout");
    assertThat(outcomes.failures().get(0).message()).isEqualTo("no end within 0.1 s");
    assertThat(outcomes.seconds()[1]).isBetween(0.1f, 10f);
  }

  /** Waits without end at x = 1, deaf to interrupts. */
  public static final class Deaf implements Model {
    static final AtomicInteger built = new AtomicInteger();

    @Override
    public void build(Options options) {
      built.incrementAndGet();
    }

    @Override
    public void evaluate(Point point, Outputs outputs) {
      while (point.number("x") == 1) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        Thread.interrupted();
      }
      outputs.put("q", point.number("x"));
    }
  }

  @Test
  void givesUpAModelThatIsDeafToInterruptsAndBuildsAnother() throws Exception {
    int before = Deaf.built.get();
    Outcomes outcomes = run(Deaf.class, Map.of(), Duration.ofMillis(100), 0, 1, 2, 1, 4);
    assertThat(outcomes.status()).containsExactly(1, 3, 1, 3, 1);
    assertThat(numbers(outcomes, "q")).containsExactly(0, Double.NaN, 2, Double.NaN, 4);
    assertThat(Deaf.built.get() - before).isEqualTo(3);
  }

  @Test
  void leavesThePointPendingThatAStopBreaksOff() throws Exception {
    for (Class<? extends Model> model : List.of(Waiting.class, Deaf.class)) {
      PointStop stop = new PointStop();
      Outcomes outcomes = Blocks.evaluate(config(model, Map.of(), null), Blocks.of(0, 1, 2), stop);
      assertThat(outcomes.status()).as(model.getSimpleName()).containsExactly(1, 0, 0);
      assertThat(outcomes.failures()).isEmpty();
    }
  }

  /** Stops a while after the first point was begun. */
  private static final class PointStop implements BlockModel.StopSignal {
    private final long start = System.nanoTime();

    @Override
    public boolean stopRequested() {
      return System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(500);
    }
  }

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
        .hasMessage("model java: class 'Bare' does not implement dev.sweep.model.Model");
    assertThatThrownBy(() -> load("Shy", directory))
        .hasMessage("model java: class 'Shy' has no public constructor without parameters");
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
            "model java: dev.sweep.model.JavaModelTest$Meshed cannot be built:"
                + " IllegalArgumentException: option 'mesh': got \"fine\", wanted a whole number");
  }

  private static Outcomes run(
      Class<? extends Model> model,
      Map<String, Object> options,
      @Nullable Duration timeout,
      double... x)
      throws Exception {
    return Blocks.evaluate(config(model, options, timeout), Blocks.of(x));
  }

  private static SweepConfig config(
      Class<? extends Model> model, Map<String, Object> options, @Nullable Duration timeout) {
    return Blocks.config(
        new ModelConfig.Java(
            model.getName(), List.of(), options, ModelConfig.PointLimits.timeout(timeout)));
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
