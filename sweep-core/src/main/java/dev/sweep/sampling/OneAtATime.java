package dev.sweep.sampling;

import dev.sweep.space.Axis;
import dev.sweep.space.Column;
import dev.sweep.space.Factor;
import dev.sweep.space.Factor.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One parameter at a time: the first point has all nominal values; then each parameter in turn goes
 * through its other values, while the rest stay nominal.
 */
final class OneAtATime implements Sample {
  private final List<Detour> detours = new ArrayList<>();
  private long size = 1;

  /**
   * @param nominal one a factor, coded as its parameter says
   * @param absent the parameters that the nominal point does not have, which are not varied
   */
  OneAtATime(List<Factor> factors, List<Double> nominal, Set<String> absent) {
    for (int i = 0; i < factors.size(); i++) {
      if (!(factors.get(i).source() instanceof Source.Listed(var axis))) {
        throw Parts.drawsNothing(factors.get(i), "ofat");
      }
      boolean stays = absent.contains(factors.get(i).parameter().name());
      Axis others = stays ? Axis.of(nominal.get(i)) : axis;
      Detour detour = Detour.of(others, nominal.get(i), size);
      detours.add(detour);
      size = Math.addExact(size, detour.length());
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public Column column(int dimension, Factor factor) {
    return detours.get(dimension);
  }

  /**
   * A parameter that is nominal but for the points from {@code start} on.
   *
   * @param skipped the index of the nominal value in the axis; the axis's size if it is not there
   */
  private record Detour(Axis axis, double nominal, long skipped, long start) implements Column {

    static Detour of(Axis axis, double nominal, long start) {
      long index = 0;
      while (index < axis.size() && axis.value(index) != nominal) {
        index++;
      }
      return new Detour(axis, nominal, index, start);
    }

    long length() {
      return skipped < axis.size() ? axis.size() - 1 : axis.size();
    }

    @Override
    public void fill(long first, int count, double[] values) {
      Arrays.fill(values, 0, count, nominal);
      long from = Math.max(first, start);
      long to = Math.min(first + count, start + length());
      for (long point = from; point < to; point++) {
        long index = point - start;
        values[(int) (point - first)] = axis.value(index < skipped ? index : index + 1);
      }
    }
  }
}
