package dev.sweep.parallel.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The caller's side of one engine: sends it calls, and brings each answer to who waits for it.
 *
 * <p>An answer is known by the sequence number of its call. What nobody waits for any more is
 * dropped, so an answer that comes late is never taken for another. When the engine is gone, all
 * calls still open end, and so does every later one.
 */
final class RemoteEngine implements Channel.Receiver {
  private final int number;
  private final Map<Long, CompletableFuture<Answer>> open = new ConcurrentHashMap<>();
  private final Channel channel;
  private final CompletableFuture<Throwable> gone = new CompletableFuture<>();
  private volatile @Nullable Throwable loss;

  RemoteEngine(int number, int count, Channel.Opener opener) throws Exception {
    this.number = number;
    this.channel = opener.open(number, count, this);
  }

  /** Sends a call; the answer, one of its kinds, comes in any case. */
  CompletableFuture<Answer> send(long sequence, byte[] call) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    open.put(sequence, answer);
    Throwable reason = loss;
    if (reason == null) {
      channel.send(call);
    } else {
      complete(sequence, new Answer.Lost(reason));
    }
    return answer;
  }

  @Override
  public void received(byte[] message) {
    complete(Answer.sequence(message), Answer.of(message));
  }

  /** First the reason, then the calls: one that is sent meanwhile finds either. */
  @Override
  public void lost(Throwable reason) {
    loss = reason;
    open.keySet().forEach(sequence -> complete(sequence, new Answer.Lost(reason)));
    gone.complete(reason);
  }

  /** Calls {@code listener} after the last call was answered as lost, or soon. */
  void onLoss(Consumer<Throwable> listener) {
    CompletableFuture<?> _ = gone.thenAccept(listener);
  }

  /** Sends what has no answer of its own. */
  void post(byte[] message) {
    if (loss == null) {
      channel.send(message);
    }
  }

  /** Returns where it is, for people. */
  String place() {
    return channel.place();
  }

  /** Ends the engine at once. */
  void kill() {
    channel.kill();
  }

  /** Returns why the engine is gone, if it is. */
  Optional<EngineFailure> loss() {
    return Optional.ofNullable(loss).map(this::failure);
  }

  /** Returns what {@code cause} on this engine is for the caller. */
  EngineFailure failure(Throwable cause) {
    return new EngineFailure(number, channel.place(), cause);
  }

  /** Lets the engine end, and returns at once. */
  void quit() {
    if (loss == null) {
      channel.quit();
    }
  }

  /** Waits for its end, up to {@code millis}, and then ends it. */
  void end(long millis) {
    channel.end(millis);
  }

  private void complete(long sequence, Answer answer) {
    CompletableFuture<Answer> waiting = open.remove(sequence);
    if (waiting != null) {
      waiting.complete(answer);
    }
  }
}
