package dev.sweep.parallel.view;

import dev.sweep.parallel.engine.Task;
import dev.sweep.parallel.engine.TaskReport;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task on its way through the scheduler. All but what never changes is the scheduler's to touch,
 * under its lock, until the job has ended; then it changes no more.
 */
final class Job {
  private static final int NO_ENGINE = -1;

  private final Task task;
  private final TaskOptions options;
  private final int target;
  private final int elements;
  private final Consumer<Job> listener;
  private final Instant submitted = Instant.now();
  private final Set<Integer> refused = new HashSet<>();

  private State state = State.HELD;
  private @Nullable Seat seat;
  private boolean recalled;
  private @Nullable TaskException recallReason;
  private int failures;
  private int losses;
  private int ranOn = NO_ENGINE;
  private volatile @Nullable TaskReport report;
  private volatile @Nullable TaskException failure;

  private Job(Task task, TaskOptions options, int target, int elements, Consumer<Job> listener) {
    this.task = task;
    this.options = options;
    this.target = target;
    this.elements = elements;
    this.listener = listener;
  }

  /** Returns a job for one engine. */
  static Job direct(Task task, int engine, int elements, Consumer<Job> listener) {
    return new Job(task, TaskOptions.NONE, engine, elements, listener);
  }

  /** Returns a job for whichever engine. */
  static Job balanced(Task task, TaskOptions options, int elements, Consumer<Job> listener) {
    return new Job(task, options, NO_ENGINE, elements, listener);
  }

  /** Returns the same work as another job. */
  Job again(Consumer<Job> to) {
    return new Job(task.again(), options, target, elements, to);
  }

  long number() {
    return task.sequence();
  }

  Task task() {
    return task;
  }

  TaskOptions options() {
    return options;
  }

  boolean isDirect() {
    return target != NO_ENGINE;
  }

  int target() {
    return target;
  }

  int elements() {
    return elements;
  }

  State state() {
    return state;
  }

  void become(State next) {
    state = next;
  }

  boolean hasEnded() {
    return state == State.ENDED;
  }

  @Nullable Seat seat() {
    return seat;
  }

  /** It is sent to the engine of {@code chosen}. */
  void sentTo(Seat chosen) {
    state = State.SENT;
    seat = chosen;
    recalled = false;
    ranOn = chosen.id();
  }

  Set<Integer> refused() {
    return refused;
  }

  boolean isRecalled() {
    return recalled;
  }

  /** It is asked back; with a reason to end it so, without to run it elsewhere. */
  void recall(@Nullable TaskException reason) {
    recalled = true;
    if (reason != null) {
      recallReason = reason;
    }
  }

  /** Returns why it is to end if it comes back, if it is. */
  @Nullable TaskException recallReason() {
    return recallReason;
  }

  /** Counts a failure; returns whether it may be tried again. */
  boolean mayFailAgain() {
    failures++;
    return failures <= options.retries();
  }

  /** Counts a lost engine; returns how many this has cost. */
  int loses() {
    losses++;
    return losses;
  }

  /** Takes over how many engines the same work has cost before. */
  Job withLosses(int before) {
    losses = before;
    return this;
  }

  int losses() {
    return losses;
  }

  void end(@Nullable TaskReport how, @Nullable TaskException why) {
    state = State.ENDED;
    report = how;
    failure = why;
  }

  /** Tells who waits for it; only when it has ended. */
  void tell() {
    listener.accept(this);
  }

  /** Returns the engine that has run it. */
  int engine() {
    return ranOn;
  }

  /** Returns where that engine is or was. */
  String place() {
    Seat last = seat;
    return last == null ? "nowhere" : last.place();
  }

  /** Returns why it has failed, if it has. */
  @Nullable TaskException failure() {
    return failure;
  }

  /** Returns the report of the engine, if it has ended with one. */
  @Nullable TaskReport report() {
    return report;
  }

  /** Returns how much memory it takes, but for what its listener holds. */
  long bytes() {
    TaskReport known = report;
    return (long) task.bytes() + (known == null ? 0 : known.bytes());
  }

  TaskMetadata metadata() {
    Optional<TaskReport> known = Optional.ofNullable(report);
    return new TaskMetadata(
        number(),
        ranOn == NO_ENGINE ? OptionalInt.empty() : OptionalInt.of(ranOn),
        submitted,
        known.map(TaskReport::started),
        known.map(done -> done.started().plus(done.duration())),
        known.map(TaskReport::stdout).orElse(""),
        known.map(TaskReport::stderr).orElse(""));
  }

  /** How far it is. */
  enum State {
    /** Its dependencies are not met. */
    HELD,
    /** It waits for an engine. */
    READY,
    /** An engine has it. */
    SENT,
    /** It has a report or a failure. */
    ENDED
  }
}
