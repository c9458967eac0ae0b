package dev.sweep.parallel.view;

import java.util.List;

/** Jobs that were all submitted at once. */
record JobWork(Cluster cluster, List<Job> jobs) implements Work {
  @Override
  public void abort() {
    jobs.forEach(cluster.scheduler()::abort);
  }

  @Override
  public void cancel() {
    jobs.forEach(cluster.scheduler()::cancel);
  }
}
