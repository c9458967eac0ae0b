package dev.sweep.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds {@code successes} and {@code max_draws}: drawing until enough points have succeeded. */
final class SuccessesBinder {
  static final String SUCCESSES = "successes";
  static final String MAX_DRAWS = "max_draws";

  /** Draws for each success, at most, unless it is said. */
  private static final long USUAL_DRAWS = 10;

  private final Faults faults;
  private final Section section;
  private final ScalarReader scalars;

  /**
   * @param section the sampling
   */
  SuccessesBinder(Faults faults, Section section) {
    this.faults = faults;
    this.section = section;
    this.scalars = new ScalarReader(faults);
  }

  /**
   * How many points are drawn.
   *
   * @param successes after how many to stop; 0 for never
   */
  record Draws(long most, long successes) {
    static Draws all(long points) {
      return new Draws(points, 0);
    }
  }

  /** Returns whether points are to be drawn until enough have succeeded. */
  boolean isAsked() {
    return section.get(SUCCESSES) != null || section.get(MAX_DRAWS) != null;
  }

  /** Returns how many points are drawn, having noted faults. */
  Draws bind() {
    refuse(
        "n", "says how many points are drawn in all, beside 'successes', which leaves that open");
    refuse("replicates", "does not go with 'successes', which counts single draws");
    Node node = section.get(SUCCESSES);
    if (node == null) {
      faults.add(
          section.mapping().position(), "'max_draws' needs 'successes', how many must succeed");
      return Draws.all(1);
    }
    Long successes = scalars.whole(node, SUCCESSES, 1);
    return successes == null ? Draws.all(1) : new Draws(most(successes), successes);
  }

  /** Notes that axes multiply draws, so that one cannot be said to have succeeded. */
  void checkSpace(List<SpaceTerm> space, Position position) {
    if (isAsked() && !space.isEmpty()) {
      faults.add(
          position, "space does not go with 'successes', which counts single draws; remove one");
    }
  }

  private long most(long successes) {
    Node node = section.get(MAX_DRAWS);
    @Nullable Long said = node == null ? null : scalars.whole(node, MAX_DRAWS, 1);
    if (node == null || said == null) {
      return Math.min(ScalarReader.LARGEST_WHOLE, USUAL_DRAWS * successes);
    }
    if (said < successes) {
      faults.add(
          node.position(),
          "max_draws must be at least the " + successes + " of successes, not " + said);
    }
    return said;
  }

  private void refuse(String key, String why) {
    for (Node.Entry entry : section.entries(List.of(key))) {
      if (section.get(key) != null) {
        faults.add(entry.key().position(), "'" + key + "' " + why + "; remove one");
      }
    }
  }
}
