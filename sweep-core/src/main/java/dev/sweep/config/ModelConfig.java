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
   * A class that implements {@code dev.sweep.model.Model}.
   *
   * @param classpath absolute paths; relative ones were resolved against the configuration file
   * @param options plain YAML values: String, Long, Double, Boolean, List, Map; in file order
   * @param timeout per point; null for none
   */
  record Java(
      String className,
      List<Path> classpath,
      Map<String, Object> options,
      @Nullable Duration timeout)
      implements ModelConfig {
    public Java {
      classpath = List.copyOf(classpath);
    }
  }

  /**
   * A program started once a point, without a shell.
   *
   * @param argv templates, in which a parameter's name in braces after a dollar stands for its
   *     value and a doubled dollar before a brace for itself; at least one
   * @param env templates as in {@code argv}, added to the environment of sweep itself
   * @param timeout per point; null for none
   */
  record Command(List<String> argv, Map<String, String> env, @Nullable Duration timeout)
      implements ModelConfig {
    public Command {
      argv = List.copyOf(argv);
    }
  }

  /** One output and the formula that gives it; parsed and bound without fault. */
  record Formula(String output, String text, Position position) {}
}
