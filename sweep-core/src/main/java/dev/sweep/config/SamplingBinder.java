package dev.sweep.config;

import dev.sweep.config.SamplingConfig.Details;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.config.SuccessesBinder.Draws;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Binds {@code sampling}. */
final class SamplingBinder {
  private static final long USUAL_LEVELS = 4;
  private static final long MOST_LEVELS = 1 << 20;
  private static final long MOST_REPLICATES = 1L << 31;

  private final Faults faults;
  private final ScalarReader scalars;

  SamplingBinder(Faults faults) {
    this.faults = faults;
    this.scalars = new ScalarReader(faults);
  }

  /**
   * Returns the sampling; null after noting a fault.
   *
   * @param node null where there is none
   * @param instead the place to give it when it is not said
   * @param space the factors of {@code space}; null if it has a fault, and what depends on it is
   *     not checked
   */
  @Nullable SamplingConfig bind(
      @Nullable Node node,
      Position instead,
      List<ParameterConfig> parameters,
      @Nullable List<SpaceTerm> space) {
    if (node == null) {
      node = new Node.Mapping(instead, List.of());
    }
    Section section = Section.of(node, "sampling", faults);
    if (section == null) {
      return null;
    }
    int before = faults.count();
    SamplingConfig sampling = bind(section, space == null ? List.of() : space);
    if (sampling != null && space != null) {
      new SamplingFit(faults, section, sampling).check(parameters);
    }
    return faults.count() > before ? null : sampling;
  }

  /** Returns the sampling of a section, not checked against parameters; null after a fault. */
  @Nullable SamplingConfig bind(Section section, List<SpaceTerm> space) {
    MethodKeys.check(section);
    Method method = method(section);
    if (method == null) {
      return null;
    }
    if (section.get("method") != null) {
      MethodKeys.checkFor(method, section);
    }
    Draws draws = draws(section, method);
    return new SamplingConfig(
        method,
        draws.most(),
        seed(section),
        details(section, method, space, draws.successes()),
        section.mapping().position());
  }

  private Draws draws(Section section, Method method) {
    SuccessesBinder binder = new SuccessesBinder(faults, section);
    return method.drawsOnAndOn() && binder.isAsked()
        ? binder.bind()
        : Draws.all(points(section, method));
  }

  private @Nullable Method method(Section section) {
    Node node = section.get("method");
    if (node == null) {
      return Method.GRID;
    }
    List<String> known = Stream.of(Method.values()).map(Method::word).toList();
    String name = new ChoiceReader(faults).read(node, "method", known, List.of());
    return name == null ? null : Method.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private long points(Section section, Method method) {
    Node node = section.get("n");
    if (method.draws() && node == null) {
      faults.add(
          section.mapping().position(),
          "method " + method.word() + " needs 'n', the number of " + counted(method));
    }
    Long n = method.draws() && node != null ? scalars.whole(node, "n", 1) : null;
    return n == null ? 0 : n;
  }

  private static String counted(Method method) {
    return switch (method) {
      case MORRIS -> "trajectories";
      case SALTELLI -> "rows of each matrix";
      case DIFFERENTIAL -> "perturbed points round each nominal one";
      default -> "points";
    };
  }

  private long seed(Section section) {
    Node node = section.get("seed");
    Long seed = node == null ? null : scalars.anyLong(node, "seed");
    return seed == null ? 0 : seed;
  }

  private Details details(Section section, Method method, List<SpaceTerm> space, long successes) {
    return new Details(
        scramble(section, method),
        replicates(section),
        space,
        method == Method.MORRIS ? levels(section) : 0,
        method == Method.SALTELLI && flag(section, "second_order", true),
        method == Method.OFAT
            ? new NominalBinder(faults).bind(section.section("nominal"))
            : List.of(),
        successes,
        method == Method.DIFFERENTIAL ? new DifferentialBinder(faults, section).bind(space) : null);
  }

  /**
   * A sequence is scrambled where there is a seed to scramble it by, unless it is said. Matrices of
   * Saltelli always are: unscrambled, their first rows are one point many times.
   */
  private boolean scramble(Section section, Method method) {
    boolean usual = section.get("seed") != null || method == Method.SALTELLI;
    return flag(section, "scramble", usual) && method.isSequence();
  }

  private boolean flag(Section section, String key, boolean usual) {
    Node node = section.get(key);
    Boolean said = node == null ? null : scalars.flag(node, key);
    return said == null ? usual : said;
  }

  private long levels(Section section) {
    Node node = section.get("levels");
    Long levels = node == null ? null : scalars.whole(node, "levels", 2);
    if (node != null && levels != null && (levels % 2 != 0 || levels > MOST_LEVELS)) {
      faults.add(node.position(), "levels must be an even number of at most 2^20, not " + levels);
    }
    return levels == null ? USUAL_LEVELS : levels;
  }

  private long replicates(Section section) {
    Node node = section.get("replicates");
    Long count = node == null ? null : scalars.whole(node, "replicates", 1);
    if (node != null && count != null && count > MOST_REPLICATES) {
      faults.add(node.position(), "replicates must be at most 2^31, not " + count);
    }
    return count == null ? 0 : count;
  }
}
