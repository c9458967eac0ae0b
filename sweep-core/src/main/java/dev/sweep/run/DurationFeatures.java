package dev.sweep.run;

import dev.sweep.space.Parameter;
import java.util.List;

/**
 * What durations are predicted from: of each number its value and, if that is positive throughout,
 * its logarithm, both scaled by what was seen; of each flag and text whether it has this value.
 * Immutable.
 */
final class DurationFeatures {
  private static final int MOST = 64;
  private static final int MOST_TEXTS = 16;

  private final List<Parameter> parameters;
  private final double[] mean;
  private final double[] scale;
  private final boolean[] positive;
  private final int count;

  private DurationFeatures(List<Parameter> parameters) {
    this.parameters = parameters;
    this.mean = new double[2 * parameters.size()];
    this.scale = new double[2 * parameters.size()];
    this.positive = new boolean[parameters.size()];
    int features = 1;
    for (Parameter parameter : parameters) {
      features += width(parameter);
    }
    this.count = Math.min(features, MOST);
  }

  /** Returns the features of {@code parameters}, scaled by {@code samples}. */
  static DurationFeatures of(List<Parameter> parameters, List<DurationModel.Sample> samples) {
    DurationFeatures features = new DurationFeatures(parameters);
    for (int i = 0; i < parameters.size(); i++) {
      int column = i;
      features.positive[i] = samples.stream().allMatch(sample -> !(sample.values()[column] <= 0));
      double[] values = samples.stream().mapToDouble(sample -> sample.values()[column]).toArray();
      features.scale(2 * i, values);
      for (int row = 0; row < values.length; row++) {
        values[row] = Math.log(values[row]);
      }
      features.scale(2 * i + 1, values);
    }
    return features;
  }

  private void scale(int at, double[] values) {
    double sum = 0;
    double squares = 0;
    int seen = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        sum += value;
        squares += value * value;
        seen++;
      }
    }
    mean[at] = seen == 0 ? 0 : sum / seen;
    double variance = seen == 0 ? 0 : squares / seen - mean[at] * mean[at];
    // What never varied says nothing, and must not explode where it does.
    scale[at] = variance > 1e-12 * mean[at] * mean[at] ? 1 / Math.sqrt(variance) : 0;
  }

  /** Returns how many there are. */
  int count() {
    return count;
  }

  /** Returns the features of a point with these values; 1 comes first. */
  double[] of(double[] values) {
    double[] row = new double[count];
    row[0] = 1;
    int at = 1;
    for (int i = 0; i < parameters.size(); i++) {
      int width = width(parameters.get(i));
      if (at + width <= count) {
        fill(i, values[i], row, at);
        at += width;
      }
    }
    return row;
  }

  private void fill(int parameter, double value, double[] row, int at) {
    switch (parameters.get(parameter).type()) {
      case REAL, WHOLE -> {
        row[at] = scaled(2 * parameter, value);
        row[at + 1] = positive[parameter] ? scaled(2 * parameter + 1, Math.log(value)) : 0;
      }
      case FLAG, TEXT -> {
        if (width(parameters.get(parameter)) > 0) {
          row[at + (int) value] = 1;
        }
      }
    }
  }

  private double scaled(int at, double value) {
    return Double.isFinite(value) ? (value - mean[at]) * scale[at] : 0;
  }

  private static int width(Parameter parameter) {
    return switch (parameter.type()) {
      case REAL, WHOLE -> 2;
      case FLAG -> 2;
      case TEXT -> parameter.texts().size() <= MOST_TEXTS ? parameter.texts().size() : 0;
    };
  }
}
