package dev.sweep.parallel.handout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.Dispatcher;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Worker 0 is the coordinator's own and holds one chunk, all others hold two. */
final class LedgerTest {
  private final List<String> sent = new ArrayList<>();

  @Test
  void keepsTheNextChunkAtHandForWorkersOfOtherProcesses() {
    Ledger ledger = ledger(100, Schedule.fixed(10), 2);
    ledger.asked(0);
    ledger.asked(1);
    assertThat(takeSent()).containsExactly("0: 0+10", "1: 10+10", "1: 20+10");
    ledger.finished(1, 10, 1);
    ledger.finished(0, 10, 1);

    assertThat(takeSent()).containsExactly("1: 30+10", "0: 40+10");
  }

  @Test
  void sizesChunksByMeasuredDurations() {
    Ledger ledger = ledger(1_000_000, Schedule.dynamic(), 2);
    ledger.asked(1);
    ledger.finished(1, 1, 0.1);

    assertThat(takeSent()).containsExactly("1: 0+1", "1: 1+1", "1: 2+5");
  }

  @Test
  void recallsASecondChunkForAnIdleWorker() {
    Ledger ledger = ledger(2, Schedule.fixed(1), 2);
    ledger.asked(1);
    ledger.asked(0);
    assertThat(takeSent()).containsExactly("1: 0+1", "1: 1+1", "recall 1");
    ledger.returned(1, List.of(new IndexRange(1, 1)));
    assertThat(takeSent()).containsExactly("0: 1+1");
    ledger.finished(0, 1, 1);
    ledger.finished(1, 1, 1);

    assertThat(takeSent()).containsExactly("0: none", "1: none");
  }

  @Test
  void keepsAnIdleWorkerUntilARecallIsAnswered() {
    Ledger ledger = ledger(2, Schedule.fixed(1), 2);
    ledger.asked(1);
    ledger.asked(0);
    ledger.finished(1, 1, 1);
    assertThat(takeSent()).containsExactly("1: 0+1", "1: 1+1", "recall 1");
    ledger.returned(1, List.of());

    assertThat(takeSent()).containsExactly("0: none");
  }

  @Test
  void givesAReturnedChunkToTheWorkerThatHasBeenIdleForLongest() {
    Ledger ledger = ledger(3, Schedule.fixed(1), 3);
    ledger.asked(1);
    ledger.asked(2);
    ledger.asked(0);
    ledger.finished(2, 1, 1);
    assertThat(takeSent()).containsExactly("1: 0+1", "1: 1+1", "2: 2+1", "recall 1");
    ledger.finished(1, 1, 1);
    ledger.returned(1, List.of(new IndexRange(1, 1)));

    assertThat(takeSent()).containsExactly("0: 1+1", "2: none", "1: none");
  }

  @Test
  void recallsFromTheWorkerThatHasBeenAtItsFirstChunkForLongest() {
    Ledger ledger = ledger(5, Schedule.fixed(1), 3);
    ledger.asked(1);
    ledger.asked(2);
    ledger.finished(1, 1, 1);
    takeSent();
    ledger.asked(0);

    assertThat(takeSent()).containsExactly("recall 2");
  }

  @Test
  void recallsNoMoreChunksThanThereAreIdleWorkers() {
    Ledger ledger = ledger(6, Schedule.fixed(1), 5);
    ledger.asked(1);
    ledger.asked(2);
    ledger.asked(3);
    takeSent();
    ledger.asked(0);
    assertThat(takeSent()).containsExactly("recall 1");
    ledger.asked(4);

    assertThat(takeSent()).containsExactly("recall 2");
  }

  @Test
  void leavesBalancedBlocksWithTheirWorkers() {
    Ledger ledger = ledger(4, Schedule.balanced(), 2);
    ledger.asked(1);
    ledger.asked(0);
    ledger.finished(0, 2, 1);

    assertThat(takeSent()).containsExactly("1: 2+2", "0: 0+2", "0: none");
  }

  @Test
  void sendsNothingAfterItIsClosed() {
    Ledger ledger = ledger(100, Schedule.fixed(10), 2);
    ledger.asked(1);
    takeSent();
    ledger.close();
    ledger.finished(1, 10, 1);
    ledger.asked(0);

    assertThat(takeSent()).isEmpty();
  }

  private Ledger ledger(long work, Schedule schedule, int workers) {
    Dispatcher dispatcher = Dispatcher.of(IndexRanges.of(work), schedule, workers);
    return new Ledger(dispatcher, workers, worker -> worker == 0 ? 1 : 2, new Noted());
  }

  private List<String> takeSent() {
    List<String> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  private final class Noted implements Deliveries {
    @Override
    public void chunk(int worker, List<IndexRange> chunk) {
      sent.add(worker + ": " + (chunk.isEmpty() ? "none" : text(chunk.getFirst())));
    }

    @Override
    public void recall(int worker) {
      sent.add("recall " + worker);
    }

    private static String text(IndexRange range) {
      return range.first() + "+" + range.count();
    }
  }
}
