package dev.sweep.parallel.view;

import dev.sweep.parallel.view.Dependency.Judgement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Where a job may run by what was wanted of it. */
sealed interface Placement {

  /** Returns what its targets and dependencies say at the moment. */
  static Placement of(Job job) {
    TaskOptions options = job.options();
    Judgement after = judge(options.after());
    Judgement follow = judge(options.follow());
    if (after instanceof Judgement.Impossible(String reason)) {
      return new Never(reason);
    }
    if (follow instanceof Judgement.Impossible(String reason)) {
      return new Never(reason);
    }
    return after instanceof Judgement.Met && follow instanceof Judgement.Met(Set<Integer> engines)
        ? on(options, engines)
        : new Waiting();
  }

  private static Judgement judge(Optional<Dependency> dependency) {
    return dependency.map(Dependency::judge).orElse(new Judgement.Met(ReadyJobs.ANY));
  }

  private static Placement on(TaskOptions options, Set<Integer> followed) {
    if (options.follow().isEmpty()) {
      return new On(options.targets());
    }
    Set<Integer> common = new HashSet<>(followed);
    if (!options.targets().isEmpty()) {
      common.retainAll(options.targets());
    }
    return common.isEmpty()
        ? new Never("what it follows has run on no engine that it may run on too")
        : new On(Set.copyOf(common));
  }

  /** Nobody knows yet. */
  record Waiting() implements Placement {}

  /** Nowhere, ever. */
  record Never(String reason) implements Placement {}

  /** On these engines; on any, if there are none. */
  record On(Set<Integer> engines) implements Placement {}
}
