package dev.sweep.parallel.engine;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of nothing for engines or workers, mostly a lambda. It travels by Java serialization,
 * and with it whatever it has captured; a lambda that uses a field or a method of its class
 * captures the whole object.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
public interface RemoteSupplier<R extends @Nullable Object> extends Serializable {
  /** Runs there. */
  R get() throws Exception;
}
