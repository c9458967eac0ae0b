package dev.sweep.config;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * A term of the algebra of {@code space}: an ordered list of points, each with a value of every
 * parameter of the term.
 *
 * <p>The methods {@code product}, {@code zip} and {@code concat} give the simplest term: of one
 * part they return that part, and a product in a product, a zip in a zip and a concat in a concat
 * are dissolved. What was checked when the configuration was read is not checked again.
 */
public sealed interface SpaceTerm {

  /** The values of one parameter. */
  record Named(String parameter) implements SpaceTerm {}

  /**
   * Some values of one parameter.
   *
   * @param picks their numbers among all values of the parameter
   */
  record Picked(String parameter, List<Integer> picks) implements SpaceTerm {
    public Picked {
      picks = List.copyOf(picks);
    }
  }

  /** Every combination of points of the factors, the last factor fastest. */
  record Product(List<SpaceTerm> parts) implements SpaceTerm {
    public Product {
      parts = List.copyOf(parts);
    }
  }

  /** Points of parts of one size, side by side. */
  record Zip(List<SpaceTerm> parts) implements SpaceTerm {
    public Zip {
      parts = List.copyOf(parts);
    }
  }

  /** The points of the parts, all of the same parameters, one part after the other. */
  record Concat(List<SpaceTerm> parts) implements SpaceTerm {
    public Concat {
      parts = List.copyOf(parts);
    }
  }

  /** Returns the product of {@code terms}, at least one. */
  static SpaceTerm product(List<SpaceTerm> terms) {
    return terms.size() == 1
        ? terms.getFirst()
        : new Product(terms.stream().flatMap(t -> t.factors().stream()).toList());
  }

  /** Returns {@code terms}, at least one, side by side. */
  static SpaceTerm zip(List<SpaceTerm> terms) {
    return terms.size() == 1
        ? terms.getFirst()
        : new Zip(
            terms.stream()
                .flatMap(t -> t instanceof Zip(var inner) ? inner.stream() : Stream.of(t))
                .toList());
  }

  /** Returns {@code terms}, at least one, one after the other. */
  static SpaceTerm concat(List<SpaceTerm> terms) {
    return terms.size() == 1
        ? terms.getFirst()
        : new Concat(
            terms.stream()
                .flatMap(t -> t instanceof Concat(var inner) ? inner.stream() : Stream.of(t))
                .toList());
  }

  /** Returns the factors of a product; any other term is its own only factor. */
  default List<SpaceTerm> factors() {
    return this instanceof Product(var parts) ? parts : List.of(this);
  }

  /** Returns the names of its parameters in order of appearance, each once. */
  default List<String> parameters() {
    return switch (this) {
      case Named(String parameter) -> List.of(parameter);
      case Picked(String parameter, var picks) -> List.of(parameter);
      case Product(var parts) -> parts.stream().flatMap(p -> p.parameters().stream()).toList();
      case Zip(var parts) -> parts.stream().flatMap(p -> p.parameters().stream()).toList();
      case Concat(var parts) -> parts.getFirst().parameters();
    };
  }

  /**
   * Returns how many points it has.
   *
   * @param length how many values a parameter has
   * @throws ArithmeticException if there are more than a long can count
   */
  default long size(ToLongFunction<String> length) {
    return switch (this) {
      case Named(String parameter) -> length.applyAsLong(parameter);
      case Picked(String parameter, var picks) -> picks.size();
      case Product(var parts) -> {
        yield parts.stream().mapToLong(p -> p.size(length)).reduce(1, Math::multiplyExact);
      }
      case Zip(var parts) -> parts.getFirst().size(length);
      case Concat(var parts) -> {
        yield parts.stream().mapToLong(p -> p.size(length)).reduce(0, Math::addExact);
      }
    };
  }
}
