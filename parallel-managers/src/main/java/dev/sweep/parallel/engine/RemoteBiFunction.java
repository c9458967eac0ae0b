package dev.sweep.parallel.engine;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of two arguments for engines or workers, mostly a lambda. It travels by Java
 * serialization, and with it whatever it has captured; a lambda that uses a field or a method of
 * its class captures the whole object.
 *
 * @param <A> its first argument
 * @param <B> its second argument
 * @param <R> what it returns
 */
@FunctionalInterface
public interface RemoteBiFunction<
        A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
    extends Serializable {
  /** Runs there. */
  R apply(A first, B second) throws Exception;
}
