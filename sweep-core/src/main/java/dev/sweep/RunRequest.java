package dev.sweep;

import dev.sweep.model.KeptDirectories;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants of a run beyond what the configuration says.
 *
 * {@snippet :
 * RunRequest request = RunRequest.asConfigured().into(Path.of("heat.h5")).on("local", 4);
 * }
 */
public record RunRequest(Storage storage, Means means, Limits limits) {

  /**
   * Where results go, and what becomes of those that are there.
   *
   * @param output the results file; null for the configuration's
   * @param fresh whether to start over, keeping an existing results file under a numbered name
   * @param retryFailed whether to run again what failed or timed out
   * @param reuse a results file to take points from that have the same values; null for none
   * @param keep which directories of points to keep, beside the results file
   */
  public record Storage(
      @Nullable Path output,
      boolean fresh,
      boolean retryFailed,
      @Nullable Path reuse,
      KeptDirectories.Which keep) {
    /** Into the configuration's file, or on with it. */
    public static final Storage AS_CONFIGURED =
        new Storage(null, false, false, null, KeptDirectories.Which.NONE);
  }

  /**
   * What runs the points.
   *
   * @param manager the manager's name; null for the configuration's
   * @param workers how many processors each rank may use, 0 for all; null for the configuration's
   */
  public record Means(@Nullable String manager, @Nullable Integer workers) {
    /** The configuration's. */
    public static final Means AS_CONFIGURED = new Means(null, null);
  }

  /**
   * What ends the run early.
   *
   * @param failFast to stop when so many points, the first that finish, fail alike; 0 for never
   * @param walltime how long this process may take in all; null for the configuration's
   */
  public record Limits(long failFast, @Nullable Duration walltime) {
    /** None but the configuration's. */
    public static final Limits AS_CONFIGURED = new Limits(0, null);
  }

  /** Returns the request for just what the configuration says. */
  public static RunRequest asConfigured() {
    return new RunRequest(Storage.AS_CONFIGURED, Means.AS_CONFIGURED, Limits.AS_CONFIGURED);
  }

  /** Returns this request with its results in {@code file}. */
  public RunRequest into(Path file) {
    return with(new Storage(file, storage.fresh, storage.retryFailed, storage.reuse, storage.keep));
  }

  /** Returns this request, which starts over. */
  public RunRequest startingOver() {
    return with(
        new Storage(storage.output, true, storage.retryFailed, storage.reuse, storage.keep));
  }

  /** Returns this request, which takes points with the same values from {@code old}. */
  public RunRequest reusing(Path old) {
    return with(new Storage(storage.output, storage.fresh, storage.retryFailed, old, storage.keep));
  }

  /** Returns this request for the manager of that name; null for the configuration's. */
  public RunRequest on(@Nullable String manager, @Nullable Integer workers) {
    return new RunRequest(storage, new Means(manager, workers), limits);
  }

  /** Returns this request with another storage. */
  public RunRequest with(Storage other) {
    return new RunRequest(other, means, limits);
  }

  /** Returns this request with other limits. */
  public RunRequest with(Limits other) {
    return new RunRequest(storage, means, other);
  }

  /** Returns which directories of points are kept of a sweep whose results go to {@code file}. */
  public KeptDirectories kept(Path file) {
    return KeptDirectories.of(storage.keep, storage.output == null ? file : storage.output);
  }
}
