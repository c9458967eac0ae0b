package dev.sweep.parallel.view;

import dev.sweep.parallel.engine.Items;
import dev.sweep.parallel.engine.Operand;
import dev.sweep.parallel.engine.RemoteFunction;
import dev.sweep.parallel.engine.Task;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A map of which each engine does one block. */
final class DirectMap {
  private DirectMap() {}

  static <R extends @Nullable Object> AsyncResults<R> submit(
      Cluster cluster, List<Integer> engines, RemoteFunction<?, ?> function, List<?> items) {
    Items all = Items.of(items);
    Operand encoded = Operand.encoded(function);
    Gathering<R> gathering = new Gathering<>(all.size());
    List<Job> jobs = new ArrayList<>();
    List<BalancedBlocks.Block> blocks = BalancedBlocks.of(all.size(), engines.size());
    for (int index = 0; index < engines.size(); index++) {
      BalancedBlocks.Block block = blocks.get(index);
      if (block.from() < block.to()) {
        Items part = all.part(block.from(), block.to());
        Task task = Task.of(ViewCalls.MAP, List.of(encoded, Operand.of(part)));
        jobs.add(
            Job.direct(
                task,
                engines.get(index),
                part.size(),
                job -> take(cluster, job, gathering, block)));
      }
    }
    jobs.forEach(cluster::submit);
    return new AsyncResults<>(cluster, new JobWork(cluster, jobs), gathering);
  }

  private static void take(
      Cluster cluster, Job job, Gathering<?> gathering, BalancedBlocks.Block block) {
    cluster.history().ended(job);
    TaskException failure = job.failure();
    Items outcomes = failure == null ? Unread.items(job) : null;
    for (int index = block.from(); index < block.to(); index++) {
      gathering.put(
          index,
          outcomes == null ? Unread.of(job) : Unread.of(job, outcomes, index - block.from()));
    }
  }
}
