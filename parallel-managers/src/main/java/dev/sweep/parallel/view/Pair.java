package dev.sweep.parallel.view;

import dev.sweep.parallel.engine.RemoteBiFunction;
import dev.sweep.parallel.engine.RemoteFunction;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items of two lists side by side. */
record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second)
    implements Serializable {

  /**
   * Returns the pairs of two lists.
   *
   * @throws IllegalArgumentException if they are not of one length
   */
  static <A extends @Nullable Object, B extends @Nullable Object> List<Pair<A, B>> of(
      List<? extends A> first, List<? extends B> second) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(
          "lists of %d and %d items, want lists of one length"
              .formatted(first.size(), second.size()));
    }
    List<Pair<A, B>> pairs = new ArrayList<>();
    for (int index = 0; index < first.size(); index++) {
      pairs.add(new Pair<>(first.get(index), second.get(index)));
    }
    return pairs;
  }

  static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      RemoteFunction<Pair<A, B>, R> function(
          RemoteBiFunction<? super A, ? super B, ? extends R> function) {
    return pair -> function.apply(pair.first, pair.second);
  }
}
