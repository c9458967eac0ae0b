package dev.sweep.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of a mapping such as {@code {mean: 5, std: 1}}. */
final class NamedNumbers {
  private final Section section;
  private final NumberList numbers;
  private final int faultsBefore;

  private NamedNumbers(Section section) {
    this.section = section;
    this.numbers = new NumberList(section.faults(), section.what());
    this.faultsBefore = section.faults().count();
  }

  /**
   * Returns the numbers of {@code node}, of which those not called as {@code keys} say are noted;
   * null after noting that it is no mapping.
   */
  static @Nullable NamedNumbers of(Node node, String what, List<String> keys, Faults faults) {
    Section section = Section.of(node, what, faults);
    if (section == null) {
      return null;
    }
    NamedNumbers numbers = new NamedNumbers(section);
    section.check(keys, List.of());
    return numbers;
  }

  /** Returns whether {@code key} is given. */
  boolean has(String key) {
    return section.get(key) != null;
  }

  /** Returns the number of {@code key}; null if it is not given, or after noting a fault. */
  @Nullable Double optional(String key) {
    Node node = section.get(key);
    return node == null ? null : numbers.number(node, key);
  }

  /** Returns the number of {@code key}, or NaN after noting a fault. */
  double required(String key) {
    if (!has(key)) {
      section.faults().add(section.mapping().position(), section.what() + " needs '" + key + "'");
    }
    Double number = optional(key);
    return number == null ? Double.NaN : number;
  }

  /** Returns the number of {@code key}, above 0, or NaN after noting a fault. */
  double positive(String key) {
    double number = required(key);
    Node node = section.get(key);
    if (number <= 0 && node != null) {
      numbers.refused(node, "must have " + key + " above 0, not " + number);
    }
    return number;
  }

  /** Returns the bounds {@code min} and {@code max}; some, after noting that they are no bounds. */
  ParameterSpec.Bounds bounds() {
    Double min = optional("min");
    Double max = optional("max");
    if (min != null && max != null) {
      checkOrder(min, max);
    }
    return new ParameterSpec.Bounds(min, max);
  }

  /** Notes that {@code min} is not below {@code max}, if it is not. */
  void checkOrder(double min, double max) {
    if (min >= max) {
      refused("must have min below max, not " + min + " and " + max);
    }
  }

  /** Notes that {@code min} and {@code max} are no interval to measure in, if they are none. */
  void checkInterval(double min, double max) {
    checkOrder(min, max);
    if (Double.isInfinite(max - min)) {
      refused("has ends too far apart for double precision");
    }
  }

  /** Returns whether nothing was wrong so far. */
  boolean areSound() {
    return section.faults().count() == faultsBefore;
  }

  /** Notes a fault of them all, and returns null in their stead. */
  @Nullable ParameterSpec refused(String message) {
    return numbers.refused(section.mapping(), message);
  }
}
