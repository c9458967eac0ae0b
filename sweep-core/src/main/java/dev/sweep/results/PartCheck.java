package dev.sweep.results;

import dev.sweep.plan.Fingerprint;
import dev.sweep.plan.Fingerprint.Difference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Looks whether files are parts of one sweep. */
final class PartCheck {
  private PartCheck() {}

  /**
   * Checks that {@code part} is of the same sweep as {@code first}.
   *
   * @throws ResultsException with what differs if it is not
   */
  static void checkSameSweep(Part first, Part part) throws IOException {
    Fingerprint wanted = fingerprint(first);
    List<Difference> differences = wanted.differences(fingerprint(part));
    if (!differences.isEmpty()) {
      throw new ResultsException(describe(first, part, differences));
    }
    if (!first.stored().dimensions().equals(part.stored().dimensions())
        || !first.stored().parameters().equals(part.stored().parameters())) {
      throw new ResultsException(
          "%s has dimensions %s and parameters %s, but %s has %s and %s"
              .formatted(
                  part.path(),
                  part.stored().dimensions(),
                  part.stored().parameters(),
                  first.path(),
                  first.stored().dimensions(),
                  first.stored().parameters()));
    }
  }

  private static Fingerprint fingerprint(Part part) throws IOException {
    try {
      return Fingerprint.parse(
          StoredText.read(part.stored(), part.file(), "provenance/fingerprint"));
    } catch (IllegalArgumentException e) {
      throw ResultsException.because("read the fingerprint of", part.path(), e);
    }
  }

  private static String describe(Part first, Part part, List<Difference> differences) {
    StringBuilder text = new StringBuilder();
    text.append(part.path()).append(" is of another sweep than ").append(first.path());
    text.append(". What differs:");
    for (Difference difference : differences) {
      text.append("\n  ").append(difference.key());
      text.append("\n    in ").append(first.path()).append(": ").append(difference.before());
      text.append("\n    in ").append(part.path()).append(": ").append(difference.after());
    }
    return text.toString();
  }

  /**
   * Returns all outputs that some part has, each as the first part that has it.
   *
   * @throws ResultsException if an output has another type or shape in another part
   */
  static List<Column> outputs(List<Part> parts) throws IOException {
    List<Column> outputs = new ArrayList<>();
    for (Part part : parts) {
      for (Column column : part.stored().outputs()) {
        Column known = BlockWriter.find(outputs, column.name());
        if (known == null) {
          outputs.add(column);
        } else if (known.type() != column.type()
            || !Arrays.equals(known.rowShape(), column.rowShape())) {
          throw new ResultsException(
              "output '%s' has another type or shape in %s than in the parts before it"
                  .formatted(column.name(), part.path()));
        }
      }
    }
    return outputs;
  }
}
