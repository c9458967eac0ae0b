package dev.sweep;

import dev.sweep.model.KeptDirectories;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants of a run beyond what the configuration says.
 *
 * @param output the results file; null for the configuration's
 * @param manager the manager's name; null for the configuration's
 * @param workers how many at once, 0 for one a processor; null for the configuration's
 * @param fresh whether to start over, keeping an existing results file under a numbered name
 * @param failFast to stop when so many points, the first that finish, fail alike; 0 for never
 * @param retryFailed whether to run again what failed or timed out
 * @param reuse a results file to take points from that have the same values; null for none
 * @param keep which directories of points to keep, beside the results file
 */
public record RunRequest(
    @Nullable Path output,
    @Nullable String manager,
    @Nullable Integer workers,
    boolean fresh,
    long failFast,
    boolean retryFailed,
    @Nullable Path reuse,
    KeptDirectories.Which keep) {

  /** Makes a request that keeps no directories of points. */
  public RunRequest(
      @Nullable Path output,
      @Nullable String manager,
      @Nullable Integer workers,
      boolean fresh,
      long failFast,
      boolean retryFailed,
      @Nullable Path reuse) {
    this(output, manager, workers, fresh, failFast, retryFailed, reuse, KeptDirectories.Which.NONE);
  }

  /** Returns the request for just what the configuration says. */
  public static RunRequest asConfigured() {
    return new RunRequest(null, null, null, false, 0, false, null);
  }

  /** Returns which directories of points are kept of a sweep whose results go to {@code file}. */
  KeptDirectories kept(Path file) {
    return KeptDirectories.of(keep, output == null ? file : output);
  }
}
