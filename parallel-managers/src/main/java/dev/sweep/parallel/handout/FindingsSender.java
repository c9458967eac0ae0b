package dev.sweep.parallel.handout;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.ResultReceiver;
import dev.sweep.parallel.serial.ObjectBytes;

/**
 * The receiver that the workers of a member see: sends what they find, on their own threads, within
 * the member's credits. What comes too late after a halt is dropped; the reports say so.
 */
final class FindingsSender<R> implements ResultReceiver<R> {
  /** An array can hold a little less than 2 GiB, and some bytes before the object are needed. */
  private static final int MOST_BYTES = Integer.MAX_VALUE - 1_024;

  private final Credits credits;
  private final Outlet outlet;
  private final int mostBytes;

  /** Sends a message to the coordinator. */
  @FunctionalInterface
  interface Outlet {
    void send(Message.FromMember message);
  }

  FindingsSender(Credits credits, Outlet outlet) {
    this(credits, outlet, MOST_BYTES);
  }

  /**
   * @param mostBytes how long a finding may be, as bytes
   */
  FindingsSender(Credits credits, Outlet outlet, int mostBytes) {
    this.credits = credits;
    this.outlet = outlet;
    this.mostBytes = mostBytes;
  }

  @Override
  public void accept(int worker, IndexRange range, R result) throws InterruptedException {
    byte[] object = ObjectBytes.write(result);
    requireSendable(worker, range, object.length);
    if (credits.take(object.length)) {
      outlet.send(new Message.Finding(worker, range, object));
    }
  }

  private void requireSendable(int worker, IndexRange range, int bytes) {
    if (bytes > mostBytes) {
      throw new ManagerException(
          worker,
          "the result of indexes %d to %d takes %d bytes, but at most %d can be sent; emit smaller ranges"
              .formatted(range.first(), range.end() - 1, bytes, mostBytes),
          null);
    }
  }
}
