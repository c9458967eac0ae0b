package dev.sweep.results;

import dev.sweep.parallel.HostName;

/**
 * Where a rank runs, and what is known of it there.
 *
 * @param host its machine
 * @param pid its process there
 * @param workers how many workers it has
 * @param chunks how many pieces of work they were handed, as far as is known yet
 */
public record RankHome(String host, long pid, int workers, long chunks) {

  /** Returns the home of a rank of this process that has one worker. */
  static RankHome here() {
    return new RankHome(HostName.local(), ProcessHandle.current().pid(), 1, 0);
  }

  /** Returns the same with {@code more} chunks. */
  public RankHome plusChunks(long more) {
    return new RankHome(host, pid, workers, chunks + more);
  }
}
