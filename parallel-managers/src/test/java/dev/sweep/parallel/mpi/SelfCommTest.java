package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SelfCommTest extends CommContract {
  private final Comm comm = new SelfComm();

  @Override
  Comm comm() {
    return comm;
  }

  @Test
  void refusesToWaitForAMessageThatNobodyCanSend() {
    comm.send(0, 5, new byte[1]);
    assertThatThrownBy(() -> comm.probe(Comm.ANY_SOURCE, 4))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tag 4");
  }
}
