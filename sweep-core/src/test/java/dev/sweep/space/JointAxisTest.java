package dev.sweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sweep.config.SpaceTerm;
import dev.sweep.config.SpaceTerm.Concat;
import dev.sweep.config.SpaceTerm.Named;
import dev.sweep.config.SpaceTerm.Picked;
import dev.sweep.config.SpaceTerm.Product;
import dev.sweep.config.SpaceTerm.Zip;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class JointAxisTest {
  private static final SpaceTerm A = new Named("a");
  private static final SpaceTerm B = new Named("b");
  private static final SpaceTerm C = new Named("c");

  @Test
  void hasThePointsThatLoopsGiveInSpacesOfSeeds0To299() {
    for (int seed = 0; seed < 300; seed++) {
      RandomTerm random = new RandomTerm(seed);
      SpaceTerm term = random.term(3);

      List<Map<String, Double>> wanted = loops(term, random);
      assertThat(points(term, random)).as("seed %d: %s", seed, term).isEqualTo(wanted);
      assertThat(term.size(name -> random.axis(name).size())).isEqualTo(wanted.size());
    }
  }

  @Test
  void findsTheNumberOfAPointByItsValuesWithoutConcatsInSpacesOfSeeds0To199() {
    for (int seed = 0; seed < 200; seed++) {
      RandomTerm random = new RandomTerm(seed);
      SpaceTerm term = random.term(0);
      List<Map<String, Double>> points = points(term, random);

      for (int number = 0; number < points.size(); number++) {
        assertThat(encode(term, points.get(number), random)).isEqualTo(number);
      }
    }
  }

  @Test
  void keepsTheLawsOfItsAlgebraInSpacesOfSeeds0To99() {
    for (int seed = 0; seed < 100; seed++) {
      RandomTerm random = new RandomTerm(seed);
      SpaceTerm a = random.term(2, List.of("a"));
      SpaceTerm b = random.term(2, List.of("b", "d"));
      SpaceTerm c = random.term(2, List.of("c"));

      List<Map<String, Double>> flat = points(SpaceTerm.product(List.of(a, b, c)), random);
      assertThat(points(product(product(a, b), c), random)).isEqualTo(flat);
      assertThat(points(product(a, product(b, c)), random)).isEqualTo(flat);
      assertThat(points(product(b), random)).isEqualTo(points(b, random));
      assertThat(points(new Zip(List.of(b)), random)).isEqualTo(points(b, random));
      assertThat(points(new Concat(List.of(b)), random)).isEqualTo(points(b, random));

      List<Map<String, Double>> twice = new ArrayList<>(points(b, random));
      twice.addAll(points(b, random));
      assertThat(points(new Concat(List.of(b, b)), random)).isEqualTo(twice);
      // The slow factor distributes over a concat; the fast one would interleave.
      assertThat(points(product(new Concat(List.of(b, b)), c), random))
          .isEqualTo(points(new Concat(List.of(product(b, c), product(b, c))), random));
    }
  }

  @Test
  void dissolvesProductsInProductsAndTheLikeOfOthers() {
    assertThat(SpaceTerm.product(List.of(SpaceTerm.product(List.of(A, B)), C)))
        .isEqualTo(SpaceTerm.product(List.of(A, SpaceTerm.product(List.of(B, C)))));
    assertThat(SpaceTerm.zip(List.of(SpaceTerm.zip(List.of(A, B)), C)))
        .isEqualTo(new Zip(List.of(A, B, C)));
    assertThat(SpaceTerm.concat(List.of(SpaceTerm.concat(List.of(A, A)), A)))
        .isEqualTo(new Concat(List.of(A, A, A)));
    assertThat(SpaceTerm.zip(List.of(A))).isEqualTo(A);
  }

  @Test
  void numbersQuintillionsOfPointsWithoutBuildingThem() {
    Axis axis = Axis.counting(1L << 30);
    JointAxis joint =
        JointAxis.of(new Concat(List.of(product(A, B), product(A, B), product(A, B))), _ -> axis);
    Axis b = joint.members().getLast().axis();

    assertThat(joint.size()).isEqualTo(3L << 60);
    assertThat(b.value((2L << 60) - 1)).isEqualTo((1L << 30) - 1);
    assertThat(b.value(2L << 60)).isEqualTo(0);
    assertThat(b.value((2L << 60) + 5)).isEqualTo(5);
  }

  @Test
  void refusesMorePointsThanALongCounts() {
    Axis axis = Axis.counting(1L << 32);

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> JointAxis.of(product(A, B), _ -> axis));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            JointAxis.of(new Concat(List.of(A, A, A)), _ -> Axis.counting(Long.MAX_VALUE / 2)));
  }

  @Test
  void refusesPartsThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            JointAxis.of(new Zip(List.of(A, B)), name -> Axis.counting(name.equals("a") ? 2 : 3)))
        .withMessage("zip wants parts of one length, got [2, 3]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JointAxis.of(new Concat(List.of(A, B)), _ -> Axis.counting(2)))
        .withMessage("a part of a concat lacks 'a'");
  }

  private static SpaceTerm product(SpaceTerm... terms) {
    return new Product(List.of(terms));
  }

  private static List<Map<String, Double>> points(SpaceTerm term, RandomTerm random) {
    JointAxis joint = JointAxis.of(term, random::axis);
    return LongStream.range(0, joint.size()).mapToObj(i -> point(joint, i)).toList();
  }

  private static Map<String, Double> point(JointAxis joint, long index) {
    Map<String, Double> point = new LinkedHashMap<>();
    joint.members().forEach(m -> point.put(m.parameter(), m.axis().value(index)));
    return point;
  }

  /** The same points by building them all. */
  private static List<Map<String, Double>> loops(SpaceTerm term, RandomTerm random) {
    return switch (term) {
      case Named _, Picked _ -> points(term, random);
      case Product(var parts) ->
          parts.stream().map(p -> loops(p, random)).reduce(List.of(Map.of()), JointAxisTest::pairs);
      case Zip(var parts) ->
          parts.stream().map(p -> loops(p, random)).reduce(JointAxisTest::abreast).orElseThrow();
      case Concat(var parts) -> parts.stream().flatMap(p -> loops(p, random).stream()).toList();
    };
  }

  private static List<Map<String, Double>> pairs(
      List<Map<String, Double>> slow, List<Map<String, Double>> fast) {
    List<Map<String, Double>> all = new ArrayList<>();
    for (Map<String, Double> s : slow) {
      for (Map<String, Double> f : fast) {
        all.add(union(s, f));
      }
    }
    return all;
  }

  private static List<Map<String, Double>> abreast(
      List<Map<String, Double>> left, List<Map<String, Double>> right) {
    assertThat(left).hasSameSizeAs(right);
    List<Map<String, Double>> all = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      all.add(union(left.get(i), right.get(i)));
    }
    return all;
  }

  private static Map<String, Double> union(Map<String, Double> a, Map<String, Double> b) {
    Map<String, Double> union = new LinkedHashMap<>(a);
    union.putAll(b);
    return union;
  }

  /** Returns the number of a point of a term without concats. */
  private static long encode(SpaceTerm term, Map<String, Double> point, RandomTerm random) {
    return switch (term) {
      case Named(String name) -> {
        Axis axis = random.axis(name);
        yield LongStream.range(0, axis.size())
            .filter(i -> axis.value(i) == point.getOrDefault(name, Double.NaN))
            .findFirst()
            .orElseThrow();
      }
      case Product(var parts) -> {
        long number = 0;
        for (SpaceTerm part : parts) {
          number = number * part.size(n -> random.axis(n).size()) + encode(part, point, random);
        }
        yield number;
      }
      case Zip(var parts) -> {
        List<Long> numbers = parts.stream().map(p -> encode(p, point, random)).distinct().toList();
        assertThat(numbers).hasSize(1);
        yield numbers.getFirst();
      }
      case Picked _ -> throw new AssertionError("random terms have none");
      case Concat _ -> throw new AssertionError("a concat may have a point twice");
    };
  }

  /** Terms, and axes of up to three values, no two alike, that depend on a seed alone. */
  private static final class RandomTerm {
    private final SplittableRandom random;
    private final Map<String, Axis> axes = new LinkedHashMap<>();

    RandomTerm(int seed) {
      random = new SplittableRandom(seed);
      int usual = random.nextInt(1, 4);
      for (String name : List.of("a", "b", "c", "d", "e")) {
        int size = random.nextInt(4) == 0 ? random.nextInt(1, 4) : usual;
        axes.put(name, ListAxis.of(random.doubles(size).toArray()));
      }
    }

    Axis axis(String name) {
      return axes.getOrDefault(name, Axis.counting(1));
    }

    /** Returns a term of some parameters with up to so many concats. */
    SpaceTerm term(int concats) {
      return term(concats, List.copyOf(axes.keySet()).subList(0, random.nextInt(1, 6)));
    }

    SpaceTerm term(int concats, List<String> names) {
      if (concats > 0 && random.nextInt(3) == 0) {
        List<String> reversed = new ArrayList<>(names).reversed();
        return new Concat(List.of(term(concats / 2, names), term(concats / 2, reversed)));
      }
      if (names.size() == 1) {
        return new Named(names.getFirst());
      }
      int cut = random.nextInt(1, names.size());
      List<SpaceTerm> parts =
          List.of(
              term(concats / 2, names.subList(0, cut)),
              term(concats / 2, names.subList(cut, names.size())));
      HashSet<Long> sizes = new HashSet<>();
      parts.forEach(part -> sizes.add(part.size(name -> axis(name).size())));
      return sizes.size() == 1 && random.nextBoolean() ? new Zip(parts) : new Product(parts);
    }
  }
}
