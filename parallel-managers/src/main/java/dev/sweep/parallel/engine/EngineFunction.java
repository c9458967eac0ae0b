package dev.sweep.parallel.engine;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is to do; mostly a lambda.
 *
 * <p>It travels by Java serialization, and with it whatever it has captured: all that must be
 * serializable, and the engine must know the same classes. A lambda that uses a field or a method
 * of its class captures the whole object.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
public interface EngineFunction<R extends @Nullable Object> extends Serializable {
  /**
   * Runs on an engine.
   *
   * @param engine the engine it runs on
   * @param operands what was sent along
   */
  R run(Engine engine, Operands operands) throws Exception;
}
