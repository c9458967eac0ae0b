package dev.sweep.parallel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.parallel.mpi.Ranks;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The contract of views of the ranks of a job; rank 0 runs it by a launcher of its own. */
public final class ViewContractOnRanks extends BalancedContract {
  private static Supplier<Client> opener = () -> Client.threads(SIZE);

  /** Says that all clients are to be of {@code ranks}; each is closed before the next is opened. */
  static void use(Ranks ranks) {
    opener = () -> Client.over(ranks);
  }

  @Override
  Client open() {
    return opener.get();
  }

  @Override
  void release(Client used) {
    used.close();
  }

  @Test
  void neitherGrowsNorShrinks() throws Exception {
    assertThatThrownBy(() -> client.add(1).get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("cannot grow");
    assertThatThrownBy(() -> client.kill(1))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("takes the job with it");
    assertThatThrownBy(() -> client.restart(1)).isInstanceOf(UnsupportedOperationException.class);
    assertThat(all.apply(() -> 1)).hasSize(SIZE);
  }
}
