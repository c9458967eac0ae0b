package dev.sweep.parallel.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.engine.Invocation;
import dev.sweep.parallel.engine.Operand;
import dev.sweep.parallel.engine.RemoteSupplier;
import dev.sweep.parallel.engine.Reports;
import dev.sweep.parallel.engine.Task;
import dev.sweep.parallel.engine.TaskEngine.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the scheduler decides, step by step, with engines that do nothing by themselves. */
final class SchedulerTest {
  private final Scheduler scheduler = new Scheduler();
  private final FakeEngine first = new FakeEngine(0);
  private final FakeEngine second = new FakeEngine(1);

  @Test
  void givesEachJobToTheEngineWithTheLeastToDo() {
    join(first, second);
    List<Job> jobs = submit(4);
    assertThat(first.has).containsExactly(jobs.get(0), jobs.get(2));
    assertThat(second.has).containsExactly(jobs.get(1), jobs.get(3));
  }

  @Test
  void givesAFewJobsAheadAndTheNextWhenOneIsDone() {
    join(first);
    List<Job> jobs = submit(4);
    assertThat(first.has).containsExactly(jobs.get(0), jobs.get(1));
    assertThat(scheduler.status().unassigned()).isEqualTo(2);
    first.finish();
    assertThat(jobs.get(0).report()).isNotNull();
    assertThat(first.has).contains(jobs.get(2));
  }

  @Test
  void asksBackWhatABusyEngineHasNotBegunForAnIdleOne() {
    join(first);
    List<Job> jobs = submit(2);
    join(second);
    assertThat(first.recalled).containsExactly(jobs.get(1));
    first.giveBack(jobs.get(1));
    assertThat(second.has).containsExactly(jobs.get(1));
  }

  @Test
  void runsElsewhereWhatALostEngineHadInTheSameOrder() {
    join(first);
    List<Job> jobs = submit(2);
    join(second);
    first.die();
    assertThat(second.has).isEqualTo(jobs);
  }

  @Test
  void losesAJobThatHasCostThreeEnginesAndNoOther() {
    scheduler.expect(9);
    List<Job> jobs = submit(2);
    for (int engine = 0; engine < 3; engine++) {
      FakeEngine next = new FakeEngine(engine);
      join(next);
      next.die();
    }
    assertThat(jobs.get(0).failure()).isInstanceOf(EngineLostException.class);
    assertThat(jobs.get(1).hasEnded()).isFalse();
  }

  @Test
  void waitsForAnEngineThatIsExpectedAndForNoneThatIsNot() {
    assertThat(submit(1).getFirst().failure()).isInstanceOf(ImpossibleTaskException.class);
    scheduler.expect(0);
    List<Job> waiting = submit(2);
    assertThat(waiting).noneMatch(Job::hasEnded);
    scheduler.expectNoMore(0);
    assertThat(waiting).allMatch(job -> job.failure() instanceof ImpossibleTaskException);
  }

  @Test
  void asksEachEngineOnceThatRefuses() {
    join(first, second);
    Job job = submitOne(SchedulerTest::refuse, TaskOptions.NONE);
    first.finish();
    assertThat(second.has).containsExactly(job);
    second.finish();
    assertThat(job.failure())
        .isInstanceOf(ImpossibleTaskException.class)
        .hasMessageContaining("has refused it: [0, 1]");
  }

  @Test
  void keepsJobsWhereTheyMayRun() {
    join(first, second);
    Job own = submitOne(() -> 1, TaskOptions.NONE.targets(Set.of(1)));
    Job next = submitOne(() -> 1, TaskOptions.NONE.targets(Set.of(1)));
    Job third = submitOne(() -> 1, TaskOptions.NONE.targets(Set.of(1)));
    assertThat(first.has).isEmpty();
    assertThat(second.has).containsExactly(own, next);
    second.die();
    assertThat(List.of(own, next, third))
        .allMatch(job -> job.failure() instanceof ImpossibleTaskException);
  }

  @Test
  void tellsOfEachJobOnce() {
    join(first);
    List<Job> told = new ArrayList<>();
    Job job = Job.balanced(task(() -> 1), TaskOptions.NONE, 1, told::add);
    scheduler.submit(job);
    scheduler.cancel(job);
    scheduler.abort(job);
    first.finish();
    first.die();
    assertThat(told).containsExactly(job);
    assertThat(job.failure()).isInstanceOf(AbortedException.class);
  }

  private static int refuse() {
    throw new UnmetDependencyException("not here");
  }

  private void join(FakeEngine... engines) {
    for (FakeEngine engine : engines) {
      scheduler.join(engine.seat);
    }
  }

  private List<Job> submit(int count) {
    List<Job> jobs = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      jobs.add(submitOne(() -> 1, TaskOptions.NONE));
    }
    return jobs;
  }

  private Job submitOne(RemoteSupplier<Integer> function, TaskOptions options) {
    Job job = Job.balanced(task(function), options, 1, _ -> {});
    scheduler.submit(job);
    return job;
  }

  private static Task task(RemoteSupplier<Integer> function) {
    return Task.of(Invocation.APPLY, List.of(Operand.of(function)));
  }

  /** Has what it was sent, and does it when it is told to. */
  private final class FakeEngine implements Seat.Wire {
    private final List<Job> has = new ArrayList<>();
    private final List<Job> recalled = new ArrayList<>();
    private final Seat seat;

    FakeEngine(int id) {
      this.seat = new Seat(id, this);
    }

    void finish() {
      Job job = has.removeFirst();
      scheduler.answered(job, seat, Reports.done(job.task(), seat.id()));
    }

    void giveBack(Job job) {
      has.remove(job);
      scheduler.answered(job, seat, new Ending.Withdrawn());
    }

    void die() {
      scheduler.lose(seat, new IllegalStateException("it died"));
    }

    @Override
    public String place() {
      return "nowhere";
    }

    @Override
    public void send(Job job, Seat to) {
      has.add(job);
    }

    @Override
    public void recall(Job job, boolean interrupting) {
      recalled.add(job);
    }

    @Override
    public void quit() {
      has.clear();
    }
  }
}
