package dev.sweep.parallel.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** An engine as the scheduler sees it. Guarded by the scheduler's lock. */
final class Seat {
  private final int id;
  private final Wire wire;
  private final SequencedSet<Job> sent = new LinkedHashSet<>();
  private final Pace pace = new Pace();
  private long completed;
  private long lastGiven;
  private boolean retiring;

  Seat(int id, Wire wire) {
    this.id = id;
    this.wire = wire;
  }

  int id() {
    return id;
  }

  String place() {
    return wire.place();
  }

  void give(Job job, long turn) {
    lastGiven = turn;
    sent.add(job);
    job.sentTo(this);
    wire.send(job, this);
  }

  void recall(Job job, boolean interrupting) {
    wire.recall(job, interrupting);
  }

  /** Takes note that the engine has answered {@code job}; returns whether it had it. */
  boolean answered(Job job) {
    return sent.remove(job);
  }

  void completed(long nanos) {
    completed++;
    pace.measured(nanos);
  }

  long completed() {
    return completed;
  }

  int load() {
    return sent.size();
  }

  long lastGiven() {
    return lastGiven;
  }

  boolean hasRoom() {
    return !retiring && sent.size() < pace.ahead();
  }

  int ahead() {
    return pace.ahead();
  }

  boolean isIdle() {
    return sent.isEmpty();
  }

  boolean isRetiring() {
    return retiring;
  }

  /** Gets no further job; says when it is idle. */
  void retire() {
    retiring = true;
  }

  void quit() {
    wire.quit();
  }

  /** Returns what the engine has, in the order in which it does it. */
  List<Job> outstanding() {
    return new ArrayList<>(sent);
  }

  List<Job> takeAll() {
    List<Job> all = outstanding();
    sent.clear();
    return all;
  }

  /** How an engine is reached; sends and returns at once. */
  interface Wire {
    String place();

    void send(Job job, Seat seat);

    void recall(Job job, boolean interrupting);

    /** Lets the engine end: it has nothing more to do. */
    void quit();
  }
}
