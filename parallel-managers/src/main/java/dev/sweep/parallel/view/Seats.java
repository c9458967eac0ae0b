package dev.sweep.parallel.view;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The engines that are there or expected. Guarded by the scheduler's lock. */
final class Seats {
  private static final Comparator<Seat> LEAST_LOADED_FIRST =
      Comparator.comparingInt(Seat::load).thenComparingLong(Seat::lastGiven);

  private final Map<Integer, Seat> seats = new TreeMap<>();
  private final Set<Integer> expected = new HashSet<>();
  private long turns;

  void expect(int id) {
    expected.add(id);
  }

  void expectNoMore(int id) {
    expected.remove(id);
  }

  void add(Seat seat) {
    expected.remove(seat.id());
    seats.put(seat.id(), seat);
  }

  /** Removes a seat; returns whether it was there. */
  boolean remove(Seat seat) {
    return seats.remove(seat.id(), seat);
  }

  @Nullable Seat get(int id) {
    return seats.get(id);
  }

  void give(Job job, Seat seat) {
    turns++;
    seat.give(job, turns);
  }

  /** Returns the least loaded engine that has room, of those in {@code engines} if it has any. */
  @Nullable Seat leastLoaded(Set<Integer> engines) {
    Seat best = null;
    for (Seat seat : seats.values()) {
      boolean may = seat.hasRoom() && isAmong(seat.id(), engines);
      if (may && (best == null || LEAST_LOADED_FIRST.compare(seat, best) < 0)) {
        best = seat;
      }
    }
    return best;
  }

  /** Returns {@code engines} but for those that have {@code refused}; empty if that leaves none. */
  Set<Integer> without(Set<Integer> engines, Set<Integer> refused) {
    if (refused.isEmpty()) {
      return engines;
    }
    Set<Integer> left = new HashSet<>(engines.isEmpty() ? seats.keySet() : engines);
    left.addAll(engines.isEmpty() ? expected : Set.of());
    left.removeAll(refused);
    return left.isEmpty() ? Set.of(NOBODY) : Set.copyOf(left);
  }

  /** Returns whether no engine is there, or expected, that is among {@code engines}. */
  boolean isHopeless(Set<Integer> engines) {
    return expected.stream().noneMatch(id -> isAmong(id, engines))
        && seats.values().stream()
            .noneMatch(seat -> !seat.isRetiring() && isAmong(seat.id(), engines));
  }

  /** Returns why {@code job} is hopeless. */
  TaskException hopeless(Job job) {
    String reason =
        job.refused().isEmpty()
            ? "no engine that it may run on is there"
            : "each engine that it may run on has refused it: " + job.refused();
    return new ImpossibleTaskException(job.number(), reason);
  }

  /** Asks the busiest engine to give back half of what it has not begun, for {@code idle}. */
  void askBackFor(Seat idle) {
    Seat busiest = null;
    for (Seat seat : seats.values()) {
      if (seat.load() > 1 && (busiest == null || seat.load() > busiest.load())) {
        busiest = seat;
      }
    }
    if (busiest != null) {
      askBack(busiest, idle);
    }
  }

  int capacity() {
    return seats.values().stream().mapToInt(Seat::ahead).sum();
  }

  QueueStatus status(int unassigned) {
    Map<Integer, QueueStatus.OfEngine> engines = new TreeMap<>();
    seats.forEach(
        (id, seat) -> engines.put(id, new QueueStatus.OfEngine(seat.load(), seat.completed())));
    return new QueueStatus(engines, unassigned);
  }

  private static void askBack(Seat busiest, Seat idle) {
    List<Job> jobs = busiest.outstanding();
    for (Job job : jobs.subList((jobs.size() + 1) / 2, jobs.size()).reversed()) {
      if (!job.isDirect() && !job.isRecalled() && mayRun(job, idle)) {
        job.recall(null);
        busiest.recall(job, false);
      }
    }
  }

  private static boolean mayRun(Job job, Seat seat) {
    return !job.refused().contains(seat.id())
        && Placement.of(job) instanceof Placement.On(Set<Integer> engines)
        && isAmong(seat.id(), engines);
  }

  private static boolean isAmong(int id, Collection<Integer> engines) {
    return engines.isEmpty() || engines.contains(id);
  }

  /** No engine has this number. */
  private static final int NOBODY = -1;
}
