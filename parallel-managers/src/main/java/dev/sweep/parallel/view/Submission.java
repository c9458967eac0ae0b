package dev.sweep.parallel.view;

import dev.sweep.parallel.engine.EngineFunction;
import dev.sweep.parallel.engine.Operand;
import dev.sweep.parallel.engine.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns calls of views into jobs with a result. */
final class Submission {
  private Submission() {}

  /** Submits one load-balanced call. */
  static <R extends @Nullable Object> AsyncResult<R> balanced(
      Cluster cluster, TaskOptions options, EngineFunction<?> function, List<Operand> operands) {
    Gathering<R> gathering = new Gathering<>(1);
    Task task = Task.of(function, operands);
    Job job = Job.balanced(task, options, 1, into(cluster, gathering, 0));
    return submitted(cluster, job, gathering);
  }

  /** Submits the same call to each engine. */
  static <R extends @Nullable Object> AsyncResults<R> direct(
      Cluster cluster, List<Integer> engines, EngineFunction<?> function, List<Operand> operands) {
    return directEach(cluster, engines, function, engines.stream().map(_ -> operands).toList());
  }

  /** Submits to each engine a call with operands of its own: all are encoded before one is sent. */
  static <R extends @Nullable Object> AsyncResults<R> directEach(
      Cluster cluster,
      List<Integer> engines,
      EngineFunction<?> function,
      List<List<Operand>> operandsOfEach) {
    Gathering<R> gathering = new Gathering<>(engines.size());
    List<Job> jobs = new ArrayList<>();
    for (int index = 0; index < engines.size(); index++) {
      Task task = Task.of(function, operandsOfEach.get(index));
      jobs.add(Job.direct(task, engines.get(index), 1, into(cluster, gathering, index)));
    }
    jobs.forEach(cluster::submit);
    return new AsyncResults<>(cluster, new JobWork(cluster, jobs), gathering);
  }

  /**
   * Submits to each engine a call that speaks to the others. The engines do such groups in one and
   * the same order, so that no two wait for each other.
   */
  static <R extends @Nullable Object> AsyncResults<R> together(
      Cluster cluster, List<Integer> engines, Object function) {
    Operand encoded = Operand.encoded(function);
    Operand members = Operand.encoded(new ArrayList<>(engines));
    synchronized (cluster.groups()) {
      long group = cluster.groups().incrementAndGet();
      List<Operand> operands = List.of(Operand.of(group), members, encoded);
      AsyncResults<R> results = direct(cluster, engines, ViewCalls.TOGETHER, operands);
      CancelOnFailure.watch(results);
      return results;
    }
  }

  /** Submits the work of a job once more. */
  static AsyncResult<Object> again(Cluster cluster, Job before) {
    Gathering<Object> gathering = new Gathering<>(1);
    return submitted(cluster, before.again(into(cluster, gathering, 0)), gathering);
  }

  private static <R extends @Nullable Object> AsyncResult<R> submitted(
      Cluster cluster, Job job, Gathering<R> gathering) {
    cluster.submit(job);
    return new AsyncResult<>(cluster, new JobWork(cluster, List.of(job)), gathering);
  }

  private static Consumer<Job> into(Cluster cluster, Gathering<?> gathering, int index) {
    return job -> {
      cluster.history().ended(job);
      gathering.put(index, Unread.of(job));
    };
  }
}
