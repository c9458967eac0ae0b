package dev.sweep.parallel.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that travel together, but are encoded and decoded one by one. */
public final class Items {
  private final List<Encoded> encoded;

  private Items(List<Encoded> encoded) {
    this.encoded = encoded;
  }

  /**
   * Encodes values.
   *
   * @throws dev.sweep.parallel.ManagerException if one cannot be sent
   */
  public static Items of(Iterable<?> values) {
    return read(values.iterator(), Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  /**
   * Reads and encodes the next values of a source, until it ends, or there are {@code most}, or
   * they take {@code mostBytes} or more.
   *
   * @throws dev.sweep.parallel.ManagerException if one cannot be sent
   */
  public static Items read(Iterator<?> source, int most, long mostBytes) {
    List<Encoded> encoded = new ArrayList<>();
    long bytes = 0;
    while (encoded.size() < most && bytes < mostBytes && source.hasNext()) {
      Encoded next = Encoded.detached(source.next());
      encoded.add(next);
      bytes += next.size();
    }
    return new Items(encoded);
  }

  /** Returns how many, from {@code from} on, take {@code mostBytes}: from 1 to {@code most}. */
  public int fitting(int from, int most, long mostBytes) {
    long bytes = 0;
    int count = 0;
    while (count < most && bytes < mostBytes) {
      bytes += encoded.get(from + count).size();
      count++;
    }
    return count;
  }

  /** Returns how many there are. */
  public int size() {
    return encoded.size();
  }

  /** Returns how many bytes they take in a message. */
  public long bytes() {
    long bytes = 1 + Integer.BYTES;
    for (Encoded each : encoded) {
      bytes += Integer.BYTES + each.size();
    }
    return bytes;
  }

  /** Returns those from {@code from} on, before {@code to}. */
  public Items part(int from, int to) {
    return new Items(encoded.subList(from, to));
  }

  /**
   * Returns a copy of the value at {@code index}.
   *
   * @throws dev.sweep.parallel.ManagerException if it is of a class that is unknown here
   */
  public @Nullable Object get(int index) {
    return encoded.get(index).decoded();
  }

  /** Returns whether the outcome at {@code index} of {@link #map} is what was thrown. */
  public boolean hasThrown(int index) {
    return encoded.get(index).isThrown();
  }

  /**
   * Returns the outcomes of {@code function} on each; one that throws spoils only its own.
   *
   * @throws InterruptedException if this thread was interrupted between two
   */
  public Items map(RemoteFunction<@Nullable Object, @Nullable Object> function)
      throws InterruptedException {
    List<Encoded> outcomes = new ArrayList<>(size());
    for (int index = 0; index < size(); index++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted after " + index + " of " + size() + " items");
      }
      outcomes.add(outcome(function, index));
    }
    return new Items(outcomes);
  }

  private Encoded outcome(RemoteFunction<@Nullable Object, @Nullable Object> function, int index) {
    try {
      return Encoded.detached(function.apply(get(index)));
    } catch (Throwable e) {
      return Encoded.thrown(e);
    }
  }

  void putTo(ByteBuffer out) {
    out.putInt(size());
    for (Encoded each : encoded) {
      out.putInt((int) each.size());
      each.putTo(out);
    }
  }

  static Items read(ByteBuffer in) {
    int count = in.getInt();
    List<Encoded> encoded = new ArrayList<>(Math.clamp(count, 0, in.remaining()));
    for (int index = 0; index < count; index++) {
      byte[] bytes = new byte[in.getInt()];
      in.get(bytes);
      encoded.add(new Encoded.Raw(bytes));
    }
    return new Items(encoded);
  }
}
