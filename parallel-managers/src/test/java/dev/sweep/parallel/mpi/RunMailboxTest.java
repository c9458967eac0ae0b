package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.ManagerOptions;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A rank by itself, which sends its messages to itself. */
@Timeout(30)
final class RunMailboxTest {
  private final RankGroup group =
      RankGroup.open(new MpiLauncher(Map.of(), text -> {}), Map.of(), ManagerOptions.threads(1));
  private final RunMailbox mailbox = group.mailbox();
  private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    group.close();
  }

  @Test
  void keepsMessagesThatComeBeforeTheirRunHasBegun() throws Exception {
    RunMailbox.Run first = mailbox.next();
    RunMailbox.Run second = mailbox.next();
    second.send(0, new byte[2]);
    first.send(0, new byte[1]);
    first.begin(taking("first"));
    assertThat(taken.take()).isEqualTo("first took 1 of rank 0");
    first.close();
    second.begin(taking("second"));
    assertThat(taken.take()).isEqualTo("second took 2 of rank 0");
  }

  @Test
  void dropsMessagesThatComeAfterTheEndOfTheirRun() throws Exception {
    RunMailbox.Run first = mailbox.next();
    RunMailbox.Run second = mailbox.next();
    first.begin(taking("first"));
    first.close();
    first.send(0, new byte[1]);
    second.begin(taking("second"));
    first.send(0, new byte[2]);
    second.send(0, new byte[3]);
    assertThat(taken.take()).isEqualTo("second took 3 of rank 0");
    assertThat(taken).isEmpty();
  }

  private RunMailbox.Receiver taking(String run) {
    return (source, message) -> taken.add(run + " took " + message.length + " of rank " + source);
  }
}
