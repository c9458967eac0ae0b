package dev.sweep.parallel.view;

import dev.sweep.parallel.engine.Engine;
import dev.sweep.parallel.engine.Operand;
import dev.sweep.parallel.engine.RemoteFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted of load-balanced tasks.
 *
 * @param targets the engines they may run on; empty for all
 * @param retries how often one that threw is tried again
 * @param after what they wait for
 * @param follow what they wait for, and run where that has run
 * @param timeout how long they may wait until they begin
 * @param requires names of classes that the engine must have
 * @param conditions what must be true of the engine
 * @param chunkSize how many items go together; 0 for as many as their durations suggest
 * @param ordered whether results come in the order of items
 */
record TaskOptions(
    Set<Integer> targets,
    int retries,
    Optional<Dependency> after,
    Optional<Dependency> follow,
    Optional<Duration> timeout,
    List<String> requires,
    List<RemoteFunction<Engine, Boolean>> conditions,
    int chunkSize,
    boolean ordered) {

  static final TaskOptions NONE =
      new TaskOptions(
          Set.of(),
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          0,
          true);

  boolean isGuarded() {
    return !requires.isEmpty() || !conditions.isEmpty();
  }

  /** Returns the operands that guard a call, which precede its own. */
  List<Operand> guards() {
    return isGuarded()
        ? List.of(
            Operand.encoded(new ArrayList<>(requires)),
            Operand.encoded(new ArrayList<>(conditions)))
        : List.of();
  }

  TaskOptions targets(Set<Integer> changed) {
    return new TaskOptions(
        changed, retries, after, follow, timeout, requires, conditions, chunkSize, ordered);
  }

  TaskOptions retries(int changed) {
    return new TaskOptions(
        targets, changed, after, follow, timeout, requires, conditions, chunkSize, ordered);
  }

  TaskOptions after(Dependency changed) {
    return new TaskOptions(
        targets,
        retries,
        Optional.of(changed),
        follow,
        timeout,
        requires,
        conditions,
        chunkSize,
        ordered);
  }

  TaskOptions follow(Dependency changed) {
    return new TaskOptions(
        targets,
        retries,
        after,
        Optional.of(changed),
        timeout,
        requires,
        conditions,
        chunkSize,
        ordered);
  }

  TaskOptions timeout(Duration changed) {
    return new TaskOptions(
        targets,
        retries,
        after,
        follow,
        Optional.of(changed),
        requires,
        conditions,
        chunkSize,
        ordered);
  }

  TaskOptions requires(List<String> changed) {
    return new TaskOptions(
        targets, retries, after, follow, timeout, changed, conditions, chunkSize, ordered);
  }

  TaskOptions conditions(List<RemoteFunction<Engine, Boolean>> changed) {
    return new TaskOptions(
        targets, retries, after, follow, timeout, requires, changed, chunkSize, ordered);
  }

  TaskOptions chunkSize(int changed) {
    return new TaskOptions(
        targets, retries, after, follow, timeout, requires, conditions, changed, ordered);
  }

  TaskOptions ordered(boolean changed) {
    return new TaskOptions(
        targets, retries, after, follow, timeout, requires, conditions, chunkSize, changed);
  }
}
