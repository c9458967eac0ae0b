package dev.sweep;

import dev.sweep.config.ConfigException;
import dev.sweep.config.ExecutionConfig;
import dev.sweep.config.Position;
import dev.sweep.config.SweepConfig;
import dev.sweep.run.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How long a run may take: by the command line or the configuration, and by the batch job it is in.
 *
 * @param walltime from the start of this process on; null for unknown
 * @param margin how long before that the run is to be over; null for none, and to heed no batch job
 * @param environment where the batch system tells when the job ends
 * @param started when this process did
 */
record Walltime(
    @Nullable Duration walltime,
    @Nullable Duration margin,
    Map<String, String> environment,
    Instant started) {
  private static final String JOB_END = "SLURM_JOB_END_TIME";

  static Walltime of(ExecutionConfig.TimeLimits limits, RunRequest.Limits request) {
    return new Walltime(
        request.walltime() == null ? limits.walltime() : request.walltime(),
        limits.margin(),
        System.getenv(),
        ProcessHandle.current().info().startInstant().orElseGet(Instant::now));
  }

  /** Notes what makes no sense. */
  void check(SweepConfig config) throws ConfigException {
    if (walltime != null && margin != null && margin.compareTo(walltime) >= 0) {
      throw fault(config, "stop_before_walltime leaves nothing of the --walltime; give more time");
    }
    if (margin != null && environment.containsKey(JOB_END) && jobEnd().isEmpty()) {
      throw fault(
          config,
          "stop_before_walltime reads the environment variable %s, in seconds since 1970, not '%s'"
              .formatted(JOB_END, environment.get(JOB_END)));
    }
  }

  private static ConfigException fault(SweepConfig config, String text) {
    return new ConfigException(
        List.of(new ConfigException.Fault(new Position(config.file().toString(), 1, 1), text)));
  }

  /** Returns when the run must be over; of a walltime and a batch job, the sooner one counts. */
  Deadline deadline() {
    long end = Long.MAX_VALUE;
    if (walltime != null) {
      end = started.plus(walltime).toEpochMilli();
    }
    if (margin != null) {
      end = Math.min(end, jobEnd().orElse(Long.MAX_VALUE));
    }
    return Deadline.at(end == Long.MAX_VALUE || margin == null ? end : end - margin.toMillis());
  }

  /** Returns whether the run is to end in time, but nobody says when that is. */
  boolean isUnknown() {
    return margin != null && !deadline().exists();
  }

  private OptionalLong jobEnd() {
    try {
      long seconds = Long.parseLong(environment.getOrDefault(JOB_END, ""));
      return OptionalLong.of(Math.multiplyExact(seconds, 1_000));
    } catch (NumberFormatException | ArithmeticException _) {
      return OptionalLong.empty();
    }
  }
}
