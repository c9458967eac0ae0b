package dev.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.config.ConfigException;
import dev.sweep.model.BatchModel;
import dev.sweep.model.BatchOutputs;
import dev.sweep.model.BlockModel;
import dev.sweep.model.Default;
import dev.sweep.model.InstancePer;
import dev.sweep.model.Model;
import dev.sweep.model.ModelFactory;
import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;
import dev.sweep.model.Points;
import dev.sweep.parallel.StopSignal;
import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The options of a Java model as a record. */
@Timeout(60)
class JavaOptionsTest {
  @TempDir Path directory;

  /** Ways to solve. */
  public enum Scheme {
    UPWIND,
    LAX_WENDROFF
  }

  /** How exact to be. */
  public record Accuracy(@Default("1e-6") double tolerance, @Default("100") short iterations) {
    public Accuracy {
      if (!(tolerance > 0)) {
        throw new IllegalArgumentException("tolerance must be above 0, not " + tolerance);
      }
    }
  }

  /** All that options can be. */
  public record Settings(
      int mesh,
      @Default("upwind") Scheme scheme,
      @Default("true") boolean adaptive,
      @Default("heat") String title,
      Optional<Duration> pause,
      Optional<Path> table,
      @Default("[1, 2.5]") List<Double> weights,
      Accuracy accuracy,
      @Default("[]") List<Accuracy> stages,
      @Default("3000000000") long most) {}

  /** Shows its settings. */
  public static final class Shown implements Model {
    private final Settings settings;

    public Shown(Settings settings) {
      this.settings = settings;
    }

    @Override
    public void evaluate(Point point, Outputs outputs) {
      outputs.put("settings", settings.toString());
    }
  }

  @Test
  void areBoundFieldByFieldWithDefaults() throws Exception {
    assertThat(shown("{mesh: 20}", "x: 1"))
        .isEqualTo(
            "Settings[mesh=20, scheme=UPWIND, adaptive=true, title=heat, pause=Optional.empty,"
                + " table=Optional.empty, weights=[1.0, 2.5],"
                + " accuracy=Accuracy[tolerance=1.0E-6, iterations=100], stages=[],"
                + " most=3000000000]");
    assertThat(
            shown(
                "{mesh: 2e3, scheme: lax_wendroff, adaptive: false, title: 7, pause: 30s,"
                    + " table: data/../t.csv, weights: [], accuracy: {tolerance: 0.1},"
                    + " stages: [{}, {iterations: 3}], most: 0x10}",
                "x: 1"))
        .isEqualTo(
            "Settings[mesh=2000, scheme=LAX_WENDROFF, adaptive=false, title=7,"
                + " pause=Optional[PT30S], table=Optional["
                + directory.resolve("t.csv")
                + "], weights=[], accuracy=Accuracy[tolerance=0.1, iterations=100],"
                + " stages=[Accuracy[tolerance=1.0E-6, iterations=100],"
                + " Accuracy[tolerance=1.0E-6, iterations=3]], most=16]");
  }

  @Test
  void takeParametersThatTheModelIsBuiltWith() throws Exception {
    assertThat(shown("{mesh: 20}", "mesh: {values: {coarse: 7, fine: 8}, build: true}"))
        .contains("mesh=7");
    assertThat(shown("{mesh: 1}", "scheme: {values: [lax_wendroff, upwind], build: true}"))
        .contains("scheme=LAX_WENDROFF");
  }

  @Test
  void allFaultsAreToldAtOnceWithTheirPlace() {
    assertThat(
            faults(
                """
                {msh: 2, scheme: upwing, adaptive: 1, pause: 3, table: [a],
                  weights: [a], accuracy: {tolerance: -1}, stages: [{iterations: 40000}],
                  most: 1.5}
                """,
                "x: 1"))
        .containsExactly(
            "1:59: 'mesh' in options is missing; give a whole number",
            "1:60: unknown key 'msh' in options; did you mean 'mesh'?",
            "1:76: 'scheme' in options must be one of upwind, lax_wendroff, not the text 'upwing';"
                + " did you mean 'upwind'?",
            "1:94: 'adaptive' in options must be true or false, not the number 1",
            "1:104: 'pause' in options must be a positive time such as 500ms, 30s, 10m or 2h, not"
                + " the number 3",
            "1:114: 'table' in options must be a text, not the list [a]",
            "2:13: an item of 'weights' in options must be a number, not the text 'a'",
            "2:27: 'accuracy' in options cannot be used: tolerance must be above 0, not -1.0",
            "2:66: 'iterations' in an item of 'stages' in options must be a whole number from"
                + " -32768 to 32767, not the number 40000",
            "3:9: 'most' in options must be a whole number of 64 bits, not the number 1.5");
  }

  @Test
  void missingOptionsAreToldAtTheClassesName() {
    assertThat(faults("", "x: 1"))
        .containsExactly("1:15: 'mesh' in options is missing; give a whole number");
  }

  @Test
  void everyListedValueThatTheModelIsBuiltWithMustFit() {
    assertThat(faults("{mesh: 1}", "scheme: {values: [upwind, central], build: true}"))
        .singleElement()
        .asString()
        .endsWith("must be one of upwind, lax_wendroff, not the text 'central'");
    assertThat(faults("{mesh: 1}", "mess: {linspace: [1, 2, 3], build: true}"))
        .singleElement()
        .asString()
        .endsWith(
            "the model is not built with 'mess', which is no component of Settings; did you mean"
                + " 'mesh'?");
  }

  /** Has options of a type that nothing can be bound to. */
  public static final class Odd implements Model {
    /** Not to be bound. */
    public record Wish(Thread thread, @Default("abc") double number) {}

    @SuppressWarnings("unused")
    public Odd(Wish wish) {}

    @Override
    public void evaluate(Point point, Outputs outputs) {}
  }

  @Test
  void aRecordThatCannotBeBoundIsTold() throws Exception {
    Path file = write("{java: '" + Odd.class.getName() + "', options: {thread: 1}}", "x: 1");
    assertThatThrownBy(() -> Sweep.load(file, List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "'thread' in options is of type java.lang.Thread, which no option can be; use double,")
        .hasMessageContaining(
            "default of Wish.number:1:1: 'number' in options must be a number, not the text 'abc'");
  }

  /** Has global variables. */
  @InstancePer(InstancePer.Scope.OWN_PROCESS)
  public static final class Global implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {}
  }

  @Test
  void aModelThatMustBeAloneInItsProcessAsksForOne() throws Exception {
    Path file = write("{java: '" + Global.class.getName() + "'}", "x: 1");
    assertThatThrownBy(() -> Sweep.load(file, List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            file
                + ":1:15: "
                + Global.class.getName()
                + " must be alone in its process; give execution: {isolation: process}");
    Sweep.load(file, List.of("execution.isolation=process"));
  }

  /** Computes points together. */
  public static final class Together implements BatchModel {
    @Override
    public void evaluate(Points points, BatchOutputs outputs) {}
  }

  @Test
  void aBatchModelHasNoWarmStart() throws Exception {
    Path file = write("{java: '" + Together.class.getName() + "', warm_start: true}", "x: 1");
    assertThatThrownBy(() -> Sweep.load(file, List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(":1:15: a BatchModel computes points together, so");
  }

  private Path write(String model, String parameters) throws IOException {
    return Files.writeString(
        directory.resolve("c.yaml"), "model: " + model + "\nparameters: {" + parameters + "}\n");
  }

  private Path shownWith(String options, String parameters) throws IOException {
    String given = options.isEmpty() ? "" : ", options: " + options.strip();
    return write("{java: '" + Shown.class.getName() + "'" + given + "}", parameters);
  }

  private List<String> faults(String options, String parameters) {
    try {
      Sweep.load(shownWith(options, parameters), List.of());
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ConfigException e) {
      return e.faults().stream()
          .map(fault -> fault.toString().substring((directory + "/c.yaml:").length()))
          .toList();
    }
  }

  /** Returns the settings that the model has at the first point. */
  private String shown(String options, String parameters) throws Exception {
    Sweep sweep = Sweep.load(shownWith(options, parameters), List.of());
    PointBlock first = PointBlock.of(sweep.plan().design(), 0, 1);
    Outcomes outcomes = new Outcomes(0, 1);
    StopSignal never = new StopSignal();
    try (BlockModel model = ModelFactory.of(sweep.config(), first.parameters()).open(0)) {
      model.evaluate(first, outcomes, never::requested);
    }
    return ((OutputColumn.Texts) outcomes.columns().getFirst()).values()[0];
  }
}
