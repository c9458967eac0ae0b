package dev.sweep.sampling;

import dev.sweep.sampling.DrawStream.Purpose;
import dev.sweep.space.Column;
import java.util.stream.IntStream;
import org.apache.commons.math3.primes.Primes;
import org.jspecify.annotations.Nullable;

/**
 * The sequence of Halton, from its first point, the origin, on: coordinate {@code j} is the number
 * of the point in the base of the {@code j}-th prime, mirrored at the point (Halton, Numer. Math.
 * 2, 1960).
 *
 * <p>Scrambled, each digit goes through a random permutation, another one at each place (Owen, "A
 * randomized Halton algorithm in R", 2017).
 *
 * @param scrambling the seed to scramble by; null for the sequence itself
 */
record HaltonSequence(long size, @Nullable Long scrambling) implements UnitSample {
  static final int DIMENSIONS = 1000;

  private static final int[] PRIMES = primes();

  @Override
  public Column units(int dimension, String name) {
    int base = PRIMES[dimension];
    return new RadicalInverse(base, permutations(base, name));
  }

  private KeyedPermutation[] permutations(int base, String name) {
    if (scrambling == null) {
      return new KeyedPermutation[0];
    }
    DrawStream draws = DrawStream.of(scrambling, name);
    return IntStream.range(0, RadicalInverse.places(base))
        .mapToObj(place -> new KeyedPermutation(base, draws.keys(Purpose.SCRAMBLING, place)))
        .toArray(KeyedPermutation[]::new);
  }

  private static int[] primes() {
    int[] primes = new int[DIMENSIONS];
    for (int i = 0, after = 1; i < DIMENSIONS; i++, after = primes[i - 1]) {
      primes[i] = Primes.nextPrime(after + 1);
    }
    return primes;
  }
}
