package dev.sweep.config;

import dev.sweep.expression.Suggestion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads words of which there are only a few. */
record ChoiceReader(Faults faults) {

  /** Returns one of {@code known}; null after noting that it is none, or one of {@code later}. */
  @Nullable String read(Node node, String what, List<String> known, List<String> later) {
    String word = node instanceof Node.Scalar scalar ? scalar.text() : "";
    if (known.contains(word)) {
      return word;
    }
    faults.add(
        node.position(),
        later.contains(word)
            ? what + " '" + word + "' is not supported yet; use one of " + listed(known)
            : what
                + " must be one of "
                + listed(known)
                + ", not "
                + node.described()
                + meant(word, known, later));
    return null;
  }

  private static String listed(List<String> words) {
    return String.join(", ", words);
  }

  private static String meant(String word, List<String> known, List<String> later) {
    List<String> all = new ArrayList<>(known);
    all.addAll(later);
    return Suggestion.nearest(word, all).map(name -> "; did you mean '" + name + "'?").orElse("");
  }
}
