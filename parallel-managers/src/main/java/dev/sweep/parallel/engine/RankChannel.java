package dev.sweep.parallel.engine;

import dev.sweep.parallel.mpi.Ranks;

/** An engine on another rank. If that rank dies, so does the job: none is ever lost by itself. */
final class RankChannel implements Channel {
  private final Ranks ranks;
  private final int rank;

  RankChannel(Ranks ranks, int rank) {
    this.ranks = ranks;
    this.rank = rank;
  }

  @Override
  public void send(byte[] message) {
    ranks.send(rank, message);
  }

  @Override
  public String place() {
    return ranks.describe(rank);
  }

  @Override
  public void quit() {
    send(Command.quit());
  }

  @Override
  public void kill() {
    throw new UnsupportedOperationException(
        place() + " cannot be ended by itself: a rank that ends takes the job with it");
  }

  @Override
  public void end(long millis) {
    // The rank goes on with its program when it has taken the message.
  }
}
