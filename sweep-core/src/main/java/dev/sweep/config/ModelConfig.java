package dev.sweep.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code model} of a sweep: exactly one kind. */
public sealed interface ModelConfig {

  /** Formulas; each may use the parameters and the outputs before it. */
  record Expr(List<Formula> formulas) implements ModelConfig {
    public Expr {
      formulas = List.copyOf(formulas);
    }
  }

  /**
   * A class that implements {@code dev.sweep.model.Model} or {@code dev.sweep.model.BatchModel}.
   *
   * @param classpath absolute paths; relative ones were resolved against the configuration file
   * @param limits for each point
   * @param start what each point finds the model like
   * @param position of the class's name
   */
  record Java(
      String className,
      List<Path> classpath,
      ModelOptions options,
      PointLimits limits,
      Start start,
      Position position)
      implements ModelConfig {
    public Java {
      classpath = List.copyOf(classpath);
    }

    /** Makes a model that stands in no file, all of whose points start alike. */
    public Java(
        String className, List<Path> classpath, Map<String, Object> options, PointLimits limits) {
      this(
          className,
          classpath,
          ModelOptions.of(options),
          limits,
          Start.INITIALIZED,
          new Position("model", 1, 1));
    }
  }

  /** What a point finds its model like. */
  enum Start {
    /** As initialized for each point. */
    INITIALIZED,
    /** Built for this point alone. */
    FRESH,
    /** As the point before has left it. */
    WARM
  }

  /**
   * A program started once a point, without a shell.
   *
   * @param argv templates, in which a parameter's name in braces after a dollar stands for its
   *     value and a doubled dollar before a brace for itself; at least one
   * @param env templates as in {@code argv}, added to the environment of sweep itself
   * @param files what is in the point's own directory when the program starts
   * @param stdin a template of what the program reads on its standard input; null for nothing
   * @param limits for each point
   */
  record Command(
      List<String> argv,
      Map<String, String> env,
      List<PointFile> files,
      @Nullable String stdin,
      PointLimits limits)
      implements ModelConfig {
    public Command {
      argv = List.copyOf(argv);
      files = List.copyOf(files);
    }

    /** Makes a command without files and input. */
    public Command(List<String> argv, Map<String, String> env, PointLimits limits) {
      this(argv, env, List.of(), null, limits);
    }
  }

  /**
   * A program started once a worker, which reads points and writes their outputs as JSON Lines.
   *
   * @param argv its words, in which only the doubled dollar before a brace is special; at least one
   * @param env as {@code argv}, added to the environment of sweep itself
   * @param options plain YAML values, String, Long, Double, Boolean, List, Map; in file order
   * @param buildTimeout until it must be ready
   * @param limits for each point
   */
  record Worker(
      List<String> argv,
      Map<String, String> env,
      Map<String, Object> options,
      Duration buildTimeout,
      PointLimits limits)
      implements ModelConfig {
    public Worker {
      argv = List.copyOf(argv);
    }
  }

  /**
   * What a point may take.
   *
   * @param timeout for each try; null for none
   * @param retries how often it is tried again after a failure or a timeout, from 0 to {@value
   *     #MOST_RETRIES}
   */
  record PointLimits(@Nullable Duration timeout, int retries) {
    /** Tries are counted in a byte. */
    public static final int MOST_RETRIES = 100;

    /** No timeout, no retries. */
    public static final PointLimits NONE = new PointLimits(null, 0);

    /** Returns a timeout without retries; null for none. */
    public static PointLimits timeout(@Nullable Duration timeout) {
      return new PointLimits(timeout, 0);
    }
  }

  /** One output and the formula that gives it; parsed and bound without fault. */
  record Formula(String output, String text, Position position) {}
}
