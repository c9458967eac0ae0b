package dev.sweep.config;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How points are made of the parameters.
 *
 * @param n how many points, or whatever the method counts; 0 where it takes no number; where it
 *     draws until enough points succeeded, how many at most
 * @param seed any long; 0 when not given
 * @param details what only some methods take
 */
public record SamplingConfig(Method method, long n, long seed, Details details, Position position) {

  /** Makes a sampling that says nothing that only some methods take. */
  public SamplingConfig(Method method, long n, long seed, Position position) {
    this(method, n, seed, Details.NONE, position);
  }

  /** The methods, as written in lower case in YAML. */
  public enum Method {
    /** The product of all axes, the last one fastest. */
    GRID,
    /** Axes of one length side by side. */
    ZIP,
    /** Independent draws. */
    RANDOM,
    /** Latin hypercube: in each parameter one point in each of n strata. */
    LHS,
    /** The sequence of Sobol'. */
    SOBOL,
    /** The sequence of Halton. */
    HALTON,
    /** Trajectories of Morris. */
    MORRIS,
    /** Saltelli's mixtures of two samples of a Sobol' sequence. */
    SALTELLI,
    /** One parameter at a time, round nominal values. */
    OFAT,
    /** Points from a file. */
    CSV,
    /** Nominal points, each with perturbed ones round it. */
    DIFFERENTIAL;

    private static final Set<Method> DRAWING =
        EnumSet.of(RANDOM, LHS, SOBOL, HALTON, MORRIS, SALTELLI, DIFFERENTIAL);
    private static final Set<Method> ENDLESS = EnumSet.of(RANDOM, SOBOL, HALTON);
    private static final Set<Method> SEQUENCES = EnumSet.of(SOBOL, HALTON, SALTELLI);

    /** Returns the word in YAML. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether it can draw from distributions; such methods need a number. */
    public boolean draws() {
      return DRAWING.contains(this);
    }

    /**
     * Returns whether more points begin with those of fewer, so that it can draw until enough have
     * succeeded.
     */
    public boolean drawsOnAndOn() {
      return ENDLESS.contains(this);
    }

    /** Returns whether its points are those of a sequence, which a seed scrambles or not. */
    public boolean isSequence() {
      return SEQUENCES.contains(this);
    }
  }

  /**
   * What only some methods take.
   *
   * @param scramble whether a sequence is scrambled by the seed
   * @param replicates how often each point is run, with a seed of its own each time; 0 where this
   *     is not said, and points have neither number nor seed
   * @param space the factors of {@code space}, which multiply with what else there is; none if it
   *     is not given
   * @param levels of a trajectory, even; 0 for other methods
   * @param secondOrder whether there are points for indices of second order
   * @param nominal values to vary one parameter at a time round
   * @param successes how many points must succeed until no more are drawn; 0 where all are drawn
   * @param differential nominal points and how they are perturbed; null for other methods
   */
  public record Details(
      boolean scramble,
      long replicates,
      List<SpaceTerm> space,
      long levels,
      boolean secondOrder,
      List<NominalValue> nominal,
      long successes,
      @Nullable Differential differential) {
    /** Nothing of it. */
    public static final Details NONE = new Details(false, 0, List.of());

    /** Makes what only sequences take, and replicates and a product of axes. */
    public Details(boolean scramble, long replicates, List<String> axes) {
      this(
          scramble,
          replicates,
          axes.stream().<SpaceTerm>map(SpaceTerm.Named::new).toList(),
          0,
          false,
          List.of());
    }

    /** Makes what draws all its points. */
    public Details(
        boolean scramble,
        long replicates,
        List<SpaceTerm> space,
        long levels,
        boolean secondOrder,
        List<NominalValue> nominal) {
      this(scramble, replicates, space, levels, secondOrder, nominal, 0, null);
    }

    public Details {
      space = List.copyOf(space);
      nominal = List.copyOf(nominal);
    }

    /** Returns the names of the parameters in {@code space}. */
    public List<String> axes() {
      return space.stream().flatMap(term -> term.parameters().stream()).toList();
    }
  }

  /**
   * Nominal points, and what is perturbed round each.
   *
   * @param nominal makes the nominal points
   */
  public record Differential(SamplingConfig nominal, List<Perturbation> perturb) {
    /** What the dimensions of the results are called. */
    public static final List<String> DIMENSIONS = List.of("nominal", "perturbation");

    public Differential {
      perturb = List.copyOf(perturb);
    }

    /** Returns how {@code parameter} is perturbed; empty if it stays nominal. */
    public Optional<Perturbation> of(String parameter) {
      return perturb.stream().filter(p -> p.parameter().equals(parameter)).findFirst();
    }
  }

  /**
   * How a parameter is perturbed.
   *
   * @param by what is drawn for each perturbed point
   */
  public record Perturbation(
      String parameter, Kind kind, ParameterSpec.Distributed by, Position position) {

    /** What a draw {@code r} makes of a nominal value {@code v}. */
    public enum Kind {
      /** {@code v + r}, with a normal {@code r} in the parameter's own unit. */
      NORMAL,
      /** {@code v + v r}. */
      SUM,
      /** {@code v r}. */
      PRODUCT,
      /** {@code v + w r}, where {@code w} is the distance of the parameter's bounds. */
      PERCENTILE;

      /** Returns the word in YAML. */
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /** The value of a parameter while others are varied. */
  public record NominalValue(String parameter, Value value, Position position) {}
}
