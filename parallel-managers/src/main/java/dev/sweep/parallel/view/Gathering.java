package dev.sweep.parallel.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes of elements, as they come, from any thread. Each is read when somebody asks for it:
 * until then it is what the engine has sent.
 *
 * @param <R> what elements return
 */
final class Gathering<R extends @Nullable Object> {
  private final AtomicReferenceArray<@Nullable Object> slots;
  private final int[] arrivals;
  private final CompletableFuture<Boolean> all = new CompletableFuture<>();
  private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();
  private final Map<Integer, List<Runnable>> waiting = new HashMap<>();
  private int arrived;

  Gathering(int size) {
    this.slots = new AtomicReferenceArray<>(size);
    this.arrivals = new int[size];
    if (size == 0) {
      all.complete(true);
    }
  }

  int size() {
    return arrivals.length;
  }

  /** Takes an outcome, or what gives it when asked. */
  void put(int index, Unread outcome) {
    List<Runnable> told;
    int count;
    synchronized (this) {
      slots.set(index, outcome);
      arrivals[arrived] = index;
      arrived++;
      count = arrived;
      told = waiting.isEmpty() ? List.of() : waiting.getOrDefault(index, List.of());
      waiting.remove(index);
      notifyAll();
    }
    told.forEach(Runnable::run);
    listeners.forEach(listener -> listener.accept(count));
    if (count == size()) {
      all.complete(true);
    }
  }

  synchronized int arrived() {
    return arrived;
  }

  /** Completes when all have arrived. */
  CompletableFuture<Boolean> all() {
    return all;
  }

  /** Calls {@code listener} with the count of those that have arrived, whenever one does. */
  void onArrival(IntConsumer listener) {
    listeners.add(listener);
  }

  /** Calls {@code listener} when an element has arrived, at once if it has already. */
  void whenArrived(int index, Runnable listener) {
    synchronized (this) {
      if (slots.get(index) == null) {
        waiting.computeIfAbsent(index, _ -> new ArrayList<>()).add(listener);
        return;
      }
    }
    listener.run();
  }

  /** Waits for an element, and returns its outcome. */
  Outcome<R> await(int index) throws InterruptedException {
    synchronized (this) {
      while (slots.get(index) == null) {
        wait();
      }
    }
    return outcome(index);
  }

  /** Waits for the element that comes {@code count}-th, from 0, and returns its outcome. */
  Outcome<R> awaitArrival(int count) throws InterruptedException {
    int index;
    synchronized (this) {
      while (arrived <= count) {
        wait();
      }
      index = arrivals[count];
    }
    return outcome(index);
  }

  /** Waits for all, up to {@code nanos}; returns whether they have come. */
  boolean awaitAll(long nanos) throws InterruptedException {
    try {
      return all.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return all.isDone();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // It never completes so.
    }
  }

  /** Returns whether all have arrived, and all listeners know. */
  boolean isComplete() {
    return all.isDone();
  }

  /** Returns the outcome of an element that has arrived. */
  @SuppressWarnings({"unchecked", "ReferenceEquality"}) // It is what the function returned.
  Outcome<R> outcome(int index) {
    Object slot = slots.get(index);
    if (slot instanceof Unread unread) {
      Outcome<?> read = unread.read();
      Object before = slots.compareAndExchange(index, unread, read);
      return (Outcome<R>) (before == unread ? read : before);
    }
    return (Outcome<R>) slot;
  }

  /** Returns the outcomes of all elements, which have arrived. */
  List<Outcome<R>> outcomes() {
    List<Outcome<R>> outcomes = new ArrayList<>(size());
    for (int index = 0; index < size(); index++) {
      outcomes.add(outcome(index));
    }
    return outcomes;
  }
}
