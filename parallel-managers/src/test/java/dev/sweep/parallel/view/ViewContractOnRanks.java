package dev.sweep.parallel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.parallel.engine.Engine;
import dev.sweep.parallel.mpi.Ranks;
import dev.sweep.parallel.mpi.Reduction;
import java.util.List;
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
  void letsTasksSpeakToEachOtherByMpi() throws Exception {
    assertThat(client.engines(2, 0).apply(() -> 1)).containsExactly(1, 1);
    List<Double> sums =
        client
            .engines(2, 0, 1)
            .applyTogether(comm -> {
              double[] sum = {Engine.here().number() * 100 + comm.rank()};
              comm.allreduce(sum, Reduction.SUM);
              comm.barrier();
              return sum[0];
            });
    assertThat(sums).containsExactly(303.0, 303.0, 303.0);
    List<String> exchanged =
        client
            .engines(2, 1)
            .applyTogether(comm -> {
              int[] own = {Engine.here().number()};
              comm.send(1 - comm.rank(), 5, new byte[] {(byte) own[0]});
              byte other = comm.receive(1 - comm.rank(), 5)[0];
              long[] root = {comm.rank() + 40};
              comm.broadcast(root, 1);
              int[] all = comm.allgather(own);
              return other + " " + root[0] + " " + all[0] + all[1] + " of " + comm.size();
            });
    assertThat(exchanged).containsExactly("1 41 21 of 2", "2 41 21 of 2");
  }

  @Test
  void endsTheOthersWhenOneOfAGroupFails() throws Exception {
    CompositeException failure =
        composite(() ->
            all.applyTogether(comm -> {
              if (comm.rank() == 1) {
                fail(1);
              }
              comm.barrier();
              return comm.rank();
            }));
    assertThat(failure.failures()).hasSize(SIZE);
    assertThat(failure.failures().get(1)).hasMessageContaining("no 1");
    assertThat(all.applyTogether(comm -> comm.size())).containsOnly(SIZE);
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
