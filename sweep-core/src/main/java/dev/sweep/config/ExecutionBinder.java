package dev.sweep.config;

import dev.sweep.config.ExecutionConfig.Isolation;
import dev.sweep.config.ExecutionConfig.Manager;
import dev.sweep.config.ExecutionConfig.Schedule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds {@code execution}. */
final class ExecutionBinder {
  private static final List<String> KNOWN =
      List.of(
          "manager",
          "workers",
          "isolation",
          "schedule",
          "chunk",
          "root_works",
          "resources",
          "walltime",
          "stop_before_walltime");
  private static final List<String> LATER = List.of("retries", "fail_fast", "shard");

  private static final int MOST_CPUS = 1 << 20;

  private final Faults faults;

  ExecutionBinder(Faults faults) {
    this.faults = faults;
  }

  /** Returns how to run, with defaults for what is not given or faulty. */
  ExecutionConfig bind(@Nullable Section section) {
    if (section == null) {
      return new ExecutionConfig(Manager.AUTO, 0, Isolation.THREAD, Schedule.DYNAMIC, 0);
    }
    section.check(KNOWN, LATER);
    int workers = (int) countOrAuto(section, "workers", Integer.MAX_VALUE);
    return new ExecutionConfig(
        manager(section),
        workers,
        isolation(section),
        schedule(section),
        countOrAuto(section, "chunk", ScalarReader.LARGEST_WHOLE),
        choice(section, "root_works", List.of("true", "false")).equals("true"),
        cpus(section, workers),
        time(section));
  }

  private ExecutionConfig.TimeLimits time(Section section) {
    Duration walltime = duration(section, "walltime");
    Duration margin = duration(section, "stop_before_walltime");
    if (walltime != null && margin != null && margin.compareTo(walltime) >= 0) {
      faults.add(
          section.entries(List.of("stop_before_walltime")).getFirst().value().position(),
          "stop_before_walltime leaves nothing of the walltime; give less");
    }
    return new ExecutionConfig.TimeLimits(walltime, margin);
  }

  private @Nullable Duration duration(Section section, String key) {
    Node node = section.get(key);
    return node == null ? null : new DurationReader(faults).read(node, key);
  }

  /**
   * Returns how many processors a point takes, 0 if that is not said; what no worker could hold is
   * a fault.
   */
  private int cpus(Section section, int workers) {
    Section resources = section.section("resources");
    if (resources == null) {
      return 0;
    }
    resources.check(List.of("cpus"), List.of("memory", "gpus"));
    Node node = resources.get("cpus");
    Long cpus = node == null ? null : new ScalarReader(faults).whole(node, "cpus", 1);
    if (node == null || cpus == null) {
      return 0;
    }
    if (cpus > (workers == 0 ? MOST_CPUS : workers)) {
      faults.add(
          node.position(),
          workers == 0
              ? "cpus must be at most " + MOST_CPUS + ", not " + cpus
              : "a point cannot take %d cpus of %d workers; give workers: %d, or fewer cpus"
                  .formatted(cpus, workers, cpus));
      return 0;
    }
    return cpus.intValue();
  }

  private Manager manager(Section section) {
    return switch (choice(section, "manager", List.of("auto", "single", "local", "mpi"))) {
      case "single" -> Manager.SINGLE;
      case "local" -> Manager.LOCAL;
      case "mpi" -> Manager.MPI;
      default -> Manager.AUTO;
    };
  }

  private Isolation isolation(Section section) {
    String word = choice(section, "isolation", List.of("thread", "process"));
    return word.equals("process") ? Isolation.PROCESS : Isolation.THREAD;
  }

  private Schedule schedule(Section section) {
    String word = choice(section, "schedule", List.of("dynamic", "static"));
    return word.equals("static") ? Schedule.STATIC : Schedule.DYNAMIC;
  }

  private String choice(Section section, String key, List<String> known) {
    Node node = section.get(key);
    String word = node == null ? null : new ChoiceReader(faults).read(node, key, known, List.of());
    return word == null ? known.getFirst() : word;
  }

  private long countOrAuto(Section section, String key, long most) {
    Node node = section.get(key);
    if (node == null || (node instanceof Node.Scalar scalar && scalar.text().equals("auto"))) {
      return 0;
    }
    Long count = new ScalarReader(faults).whole(node, key + ", unless auto,", 1);
    if (count != null && count > most) {
      faults.add(node.position(), key + " must be at most " + most + ", not " + count);
      return 0;
    }
    return count == null ? 0 : count;
  }
}
