package dev.sweep;

import dev.sweep.config.ConfigException;
import dev.sweep.model.ModelException;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.run.Ranks;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets all ranks of a group do the same, and go on only if all have come to the same.
 *
 * <p>Where all fail alike, each fails with its own exception, as it would by itself.
 */
record Agreement(ParallelManager manager, Ranks ranks) {

  /** Something that every rank does by itself. */
  @FunctionalInterface
  interface Step<T> {
    T take() throws ConfigException, ModelException, IOException;
  }

  /**
   * Takes {@code step}, as all ranks do at this time.
   *
   * @param fingerprint what must be equal on all ranks
   * @throws AgreedFailure if a rank failed, or is not like the root; on every rank
   */
  <T> T on(Step<T> step, Function<T, String> fingerprint) throws AgreedFailure {
    T value = null;
    Exception failure = null;
    try {
      value = step.take();
    } catch (ConfigException | ModelException | IOException e) {
      failure = e;
    }
    compare(standing(value == null ? null : fingerprint.apply(value), failure), failure);
    return Objects.requireNonNull(value, "who failed has thrown");
  }

  private Standing standing(@Nullable String fingerprint, @Nullable Exception failure) {
    String build = ranks.areSeveral() ? InstalledBuild.text() : "";
    String refusal = failure == null ? null : Objects.toString(failure.getMessage(), "");
    return new Standing(build, fingerprint, refusal);
  }

  private void compare(Standing own, @Nullable Exception failure) throws AgreedFailure {
    List<Standing> all = manager.combine(own);
    if (failure != null && all.stream().allMatch(own::isLike)) {
      throw new AgreedFailure(failure);
    }
    List<String> complaints =
        all.stream().anyMatch(Standing::isRefusal)
            ? all.stream().map(Standing::complaint).toList()
            : all.stream().map(rank -> rank.differenceFrom(all.getFirst())).toList();
    long count = complaints.stream().filter(complaint -> !complaint.isEmpty()).count();
    if (count > 0) {
      String what =
          all.stream().anyMatch(Standing::isRefusal)
              ? " ranks cannot run the sweep, so nothing was run:\n"
              : " ranks would run another sweep than rank 0, so nothing was run:\n";
      throw new AgreedFailure(
          new DisagreementException(count + " of " + all.size() + what + told(complaints)));
    }
  }

  private String told(List<String> complaints) {
    return IntStream.range(0, complaints.size())
        .filter(rank -> !complaints.get(rank).isEmpty())
        .mapToObj(rank -> ranks.get(rank) + ":\n" + complaints.get(rank).indent(2))
        .collect(Collectors.joining())
        .stripTrailing();
  }
}
