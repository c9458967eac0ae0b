package dev.sweep.run;

import java.util.function.LongSupplier;

/**
 * When a run must be over.
 *
 * @param epochMillis by this clock; {@link Long#MAX_VALUE} for never
 * @param clock gives the present in the same milliseconds
 */
public record Deadline(long epochMillis, LongSupplier clock) {
  /** The deadline of a run that may take as long as it wants. */
  public static final Deadline NONE = at(Long.MAX_VALUE);

  /** Returns the deadline at {@code epochMillis}; {@link Long#MAX_VALUE} for never. */
  public static Deadline at(long epochMillis) {
    return new Deadline(epochMillis, System::currentTimeMillis);
  }

  /** Returns whether there is one. */
  public boolean exists() {
    return epochMillis != Long.MAX_VALUE;
  }

  /** Returns how long it is until then; less than 0 if it has passed. */
  long millisLeft() {
    return epochMillis - clock.getAsLong();
  }
}
