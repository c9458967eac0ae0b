package dev.sweep.parallel.handout;

import java.util.concurrent.CountDownLatch;

/** Watches how many bytes of findings one member has on the way. */
final class Transit {
  private final long bound;
  private final CountDownLatch full = new CountDownLatch(1);
  private long bytes;
  private long most;

  Transit(long bound) {
    this.bound = bound;
  }

  synchronized void saw(Post.Letter letter) {
    switch (letter.message()) {
      case Message.Finding finding -> sent(finding.object().length);
      case Message.Acknowledged(int acknowledged) -> bytes -= acknowledged;
      default -> {}
    }
  }

  private void sent(int length) {
    bytes += length;
    most = Math.max(most, bytes);
    if (bytes + length > bound) {
      full.countDown();
    }
  }

  /** Waits until no more of the size of the last fits. */
  void awaitFull() throws InterruptedException {
    full.await();
  }

  /** Returns how many bytes were on the way at most. */
  synchronized long most() {
    return most;
  }
}
