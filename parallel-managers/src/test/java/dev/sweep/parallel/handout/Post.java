package dev.sweep.parallel.handout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Wires between ranks that are threads of one JVM. Each rank has a postman, who brings its letters
 * one by one, with random delays, to the run they belong to; what is early waits for its run.
 */
final class Post implements AutoCloseable {
  private static final int MOST_DELAY_NANOS = 200_000;

  private final List<Postman> postmen;
  private volatile Consumer<Letter> watcher = _ -> {};

  record Letter(int run, int from, int to, byte[] bytes) {
    Message message() {
      return Codec.decode(bytes);
    }
  }

  /** Takes what comes for one run. */
  interface Receiver {
    void received(int from, byte[] message);
  }

  Post(long seed, int ranks) {
    postmen =
        IntStream.range(0, ranks).mapToObj(rank -> new Postman(new Random(seed + rank))).toList();
  }

  /** Shows every letter to {@code each} as it is sent. */
  void watch(Consumer<Letter> each) {
    watcher = each;
  }

  Wire wire(int run, int from) {
    return (to, message) -> send(new Letter(run, from, to, message));
  }

  private void send(Letter letter) {
    watcher.accept(letter);
    postmen.get(letter.to()).errands.add(postman -> postman.bring(letter));
  }

  /** Lets {@code receiver} have what comes for {@code run}, and what has come already. */
  void open(int run, int rank, Receiver receiver) {
    postmen.get(rank).errands.add(postman -> postman.open(run, receiver));
  }

  @Override
  public void close() {
    postmen.forEach(postman -> postman.thread.interrupt());
  }

  private static final class Postman {
    private final BlockingQueue<Consumer<Postman>> errands = new LinkedBlockingQueue<>();
    private final Map<Integer, Receiver> receivers = new HashMap<>();
    private final Map<Integer, List<Letter>> early = new HashMap<>();
    private final Random random;
    private final Thread thread;

    Postman(Random random) {
      this.random = random;
      this.thread = Thread.ofPlatform().daemon().name("postman").start(this::work);
    }

    private void work() {
      try {
        while (true) {
          errands.take().accept(this);
        }
      } catch (InterruptedException _) {
        // The post is closed.
      }
    }

    private void open(int run, Receiver receiver) {
      receivers.put(run, receiver);
      early.getOrDefault(run, List.of()).forEach(this::bring);
    }

    private void bring(Letter letter) {
      LockSupport.parkNanos(random.nextInt(MOST_DELAY_NANOS));
      Receiver receiver = receivers.get(letter.run());
      if (receiver == null) {
        early.computeIfAbsent(letter.run(), _ -> new ArrayList<>()).add(letter);
      } else {
        receiver.received(letter.from(), letter.bytes());
      }
    }
  }
}
