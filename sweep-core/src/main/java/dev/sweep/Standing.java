package dev.sweep;

import dev.sweep.plan.Fingerprint;
import dev.sweep.plan.Fingerprint.Difference;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What one rank has come to, to be compared with the others. No record, as {@link RankEnd}. */
final class Standing implements Serializable {
  private static final long serialVersionUID = 1;

  private final String build;
  private final @Nullable String fingerprint;
  private final @Nullable String refusal;

  /**
   * @param build the sweep it runs; empty if there is nobody to compare with
   * @param fingerprint of what it is to run; null if it cannot
   * @param refusal why it cannot, as told to users; null if it can
   */
  Standing(String build, @Nullable String fingerprint, @Nullable String refusal) {
    this.build = build;
    this.fingerprint = fingerprint;
    this.refusal = refusal;
  }

  boolean isRefusal() {
    return refusal != null;
  }

  /** Returns why it cannot run; empty if it can. */
  String complaint() {
    return refusal == null ? "" : refusal;
  }

  /** Returns whether both have come to the same. */
  boolean isLike(Standing other) {
    return build.equals(other.build)
        && Objects.equals(fingerprint, other.fingerprint)
        && Objects.equals(refusal, other.refusal);
  }

  /** Returns what differs from {@code root}'s, a line each; empty if nothing does. */
  String differenceFrom(Standing root) {
    if (!build.equals(root.build)) {
      return "it runs " + build + ", rank 0 runs " + root.build;
    }
    return Objects.equals(fingerprint, root.fingerprint)
        ? ""
        : told(Fingerprint.parse(text(root)).differences(Fingerprint.parse(text(this))));
  }

  private static String text(Standing standing) {
    return Objects.requireNonNull(standing.fingerprint, "only those who can run are compared");
  }

  private static String told(List<Difference> differences) {
    StringJoiner lines = new StringJoiner("\n");
    for (Difference difference : differences) {
      lines.add(
          "%s is %s, on rank 0 %s"
              .formatted(
                  difference.key(), difference.afterText(), difference.beforeText()));
    }
    return lines.toString();
  }
}
