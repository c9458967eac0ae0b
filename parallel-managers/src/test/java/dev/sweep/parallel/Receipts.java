package dev.sweep.parallel;

import java.util.ArrayList;
import java.util.List;

/** A receiver that keeps what it gets, to be looked at after the run. */
final class Receipts implements ResultReceiver<Long> {
  private final List<Receipt> receipts = new ArrayList<>();

  record Receipt(int worker, IndexRange range, long result) {}

  @Override
  public synchronized void accept(int worker, IndexRange range, Long result) {
    receipts.add(new Receipt(worker, range, result));
  }

  synchronized List<Receipt> all() {
    return List.copyOf(receipts);
  }

  /** Returns the indexes received; fails if one came twice. */
  synchronized IndexRanges indexes() {
    IndexRanges.Builder builder = IndexRanges.builder();
    long count = 0;
    for (Receipt receipt : receipts) {
      builder.add(receipt.range());
      count += receipt.range().count();
    }
    IndexRanges indexes = builder.build();
    if (indexes.count() != count) {
      throw new AssertionError("indexes received twice: " + receipts);
    }
    return indexes;
  }

  synchronized long sum() {
    return receipts.stream().mapToLong(Receipt::result).sum();
  }

  /** Emits the sum of the indexes of each range. */
  static Worker<Long> summing() {
    return (range, emitter) -> emitter.emit(range, sumOf(range));
  }

  /** Emits each index by itself, unless stopped. */
  static Worker<Long> oneByOne(Action before) {
    return (range, emitter) -> {
      for (long index = range.first(); index < range.end(); index++) {
        if (emitter.stopRequested()) {
          return;
        }
        before.at(index);
        emitter.emit(new IndexRange(index, 1), index);
      }
    };
  }

  static long sumOf(IndexRange range) {
    long sum = 0;
    for (long index = range.first(); index < range.end(); index++) {
      sum += index;
    }
    return sum;
  }

  /** What is done at an index. */
  @FunctionalInterface
  interface Action {
    void at(long index) throws Exception;
  }
}
