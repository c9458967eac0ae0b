package dev.sweep.config;

import dev.sweep.config.SamplingConfig.Method;
import java.util.List;

/** Decides whether a method can make points of the parameters. */
final class SamplingFit {
  /** As many as there are direction numbers for, and primes enough. */
  private static final int MOST_IN_A_SEQUENCE = 1000;

  /** As many values as can be searched for a nominal one. */
  private static final long LONGEST_ROUND_A_NOMINAL = 1 << 20;

  /** Keys that only a method gives a meaning. */
  private static final List<String> COUNTS =
      List.of("n", SuccessesBinder.SUCCESSES, SuccessesBinder.MAX_DRAWS);

  private final Faults faults;
  private final Section section;
  private final SamplingConfig sampling;

  SamplingFit(Faults faults, Section section, SamplingConfig sampling) {
    this.faults = faults;
    this.section = section;
    this.sampling = sampling;
  }

  /** Notes every parameter that does not fit; returns how many points there are, 0 if unclear. */
  long check(List<ParameterConfig> parameters) {
    SamplingConfig.Differential differential = sampling.details().differential();
    if (differential != null) {
      new DifferentialFit(faults, section, sampling, differential).check(parameters);
      return 0;
    }
    List<ParameterConfig> random =
        parameters.stream().filter(p -> p.spec() instanceof ParameterSpec.Distributed).toList();
    if (section.get("method") == null) {
      checkSilent(random);
    } else if (!sampling.method().draws() && sampling.method() != Method.CSV) {
      random.forEach(this::refuseRandom);
    }
    checkVaried(varied(parameters));
    checkNames(parameters);
    new SuccessesBinder(faults, section)
        .checkSpace(sampling.details().space(), sampling.position());
    return new DesignSize(faults).check(sampling, parameters, varied(parameters));
  }

  private void checkVaried(List<ParameterConfig> varied) {
    switch (sampling.method()) {
      case SOBOL, HALTON -> checkDimensions(varied, MOST_IN_A_SEQUENCE);
      case SALTELLI -> {
        checkAny(varied);
        // Two samples side by side.
        checkDimensions(varied, MOST_IN_A_SEQUENCE / 2);
      }
      case MORRIS -> {
        checkAny(varied);
        varied.forEach(this::checkBounded);
      }
      case OFAT -> {
        new NominalBinder(faults)
            .check(section.mapping().position(), sampling.details().nominal(), varied);
        varied.forEach(this::checkLength);
      }
      case CSV -> varied.forEach(this::checkColumn);
      case GRID, ZIP, RANDOM, LHS, DIFFERENTIAL -> {}
    }
  }

  private void checkAny(List<ParameterConfig> varied) {
    if (varied.isEmpty()) {
      faults.add(
          sampling.position(),
          "method "
              + sampling.method().word()
              + " has no parameter to vary; all are fixed or axes");
    }
  }

  private void checkBounded(ParameterConfig parameter) {
    if (parameter.spec() instanceof ParameterSpec.Distributed distribution
        && !distribution.isBounded()) {
      faults.add(
          parameter.position(),
          "method morris goes to both ends of a distribution, and that of '"
              + parameter.name()
              + "' has none; give it min and max");
    }
  }

  private void checkLength(ParameterConfig parameter) {
    if (DesignSize.count(parameter.spec()) > LONGEST_ROUND_A_NOMINAL) {
      faults.add(
          parameter.position(),
          "method ofat goes through axes of at most "
              + LONGEST_ROUND_A_NOMINAL
              + " values; '"
              + parameter.name()
              + "' has "
              + DesignSize.count(parameter.spec()));
    }
  }

  private void checkColumn(ParameterConfig parameter) {
    if (!(parameter.spec() instanceof ParameterSpec.Column)) {
      faults.add(
          parameter.position(),
          "parameter '"
              + parameter.name()
              + "' has no column in the file of points; give it one, fix it, or name it in space"
              + " as an axis");
    }
  }

  /** What a sampling without a method may lack. */
  private void checkSilent(List<ParameterConfig> random) {
    if (!random.isEmpty()) {
      faults.add(
          section.mapping().position(),
          "parameter '"
              + random.getFirst().name()
              + "' is drawn at random, so sampling must say"
              + " how often: sampling: {method: random, n: 1000, seed: 1}");
    } else {
      section.entries(COUNTS).stream()
          .map(Node.Entry::name)
          .filter(key -> section.get(key) != null)
          .findFirst()
          .ifPresent(this::refuseCount);
    }
  }

  private void refuseCount(String key) {
    faults.add(
        section.mapping().position(),
        "sampling has '" + key + "' but no method; add method: random");
  }

  private void refuseRandom(ParameterConfig parameter) {
    faults.add(
        parameter.position(),
        "parameter '"
            + parameter.name()
            + "' is drawn at random, which method "
            + sampling.method().word()
            + " cannot do; use method: random or give it values");
  }

  /** Returns what the method varies, which are the dimensions of its sample. */
  private List<ParameterConfig> varied(List<ParameterConfig> parameters) {
    return parameters.stream()
        .filter(p -> !(p.spec() instanceof ParameterSpec.Fixed))
        .filter(p -> !sampling.details().axes().contains(p.name()))
        .toList();
  }

  private void checkDimensions(List<ParameterConfig> varied, int most) {
    if (varied.size() > most) {
      faults.add(
          varied.get(most).position(),
          "method "
              + sampling.method().word()
              + " can vary at most "
              + most
              + " parameters, not "
              + varied.size()
              + "; use lhs or random, or fix some");
    }
  }

  private void checkNames(List<ParameterConfig> parameters) {
    for (ParameterConfig parameter : parameters) {
      if (sampling.details().replicates() > 0 && Replicated.NAMES.contains(parameter.name())) {
        faults.add(
            parameter.position(),
            "parameter '"
                + parameter.name()
                + "' has the name of a column that replicates bring; rename it");
      }
    }
  }
}
