package dev.sweep.run;

import dev.sweep.parallel.HostName;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.Team;
import java.io.Serializable;
import java.util.List;

/**
 * The processes of a group: where each runs, and which workers it has. The same on every rank.
 *
 * @param all in the order of their numbers
 */
public record Ranks(List<Rank> all) {
  public Ranks {
    all = List.copyOf(all);
  }

  /**
   * One process. No record, nor made of any: to read the first of a type by Java serialization
   * takes the JVM milliseconds, which each rank would spend before it begins.
   */
  public static final class Rank implements Serializable {
    private static final long serialVersionUID = 1;

    private final int number;
    private final int firstWorker;
    private final int workers;
    private final String host;
    private final long pid;

    public Rank(Team team, String host, long pid) {
      this.number = team.rank();
      this.firstWorker = team.first();
      this.workers = team.size();
      this.host = host;
      this.pid = pid;
    }

    /** Returns its workers. */
    public Team team() {
      return new Team(number, firstWorker, workers);
    }

    /** Returns the name of its machine. */
    public String host() {
      return host;
    }

    /** Returns its process number there. */
    public long pid() {
      return pid;
    }

    @Override
    public String toString() {
      return "rank " + number + " on " + host;
    }
  }

  /** Asks all ranks of {@code manager}, all of which call this. */
  public static Ranks of(ParallelManager manager) {
    Rank own = new Rank(manager.team(), HostName.local(), ProcessHandle.current().pid());
    return new Ranks(manager.combine(own));
  }

  /** Returns whether there is more than one. */
  public boolean areSeveral() {
    return all.size() > 1;
  }

  /** Returns the rank with the given number. */
  public Rank get(int number) {
    return all.get(number);
  }

  /**
   * Returns the number under which the results file keeps what {@code worker} did: its rank, if
   * there are several, else its own.
   */
  int keeperOf(int worker) {
    return areSeveral() ? rankOf(worker).team().rank() : worker;
  }

  /** Returns the rank that {@code worker} belongs to. */
  public Rank rankOf(int worker) {
    return all.stream()
        .filter(rank -> rank.team().has(worker))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rank has worker " + worker));
  }
}
