package dev.sweep.parallel.engine;

import org.jspecify.annotations.Nullable;

/**
 * Runs a function of the user's with its arguments. It is an operand, and not captured by what runs
 * it, so that a message on what cannot be sent speaks of nothing else.
 */
public final class Invocation {
  /** Operands: a function, and its arguments. */
  public static final EngineFunction<@Nullable Object> APPLY =
      (_, operands) -> invoke(operands.get(0), operands.from(1));

  private Invocation() {}

  /**
   * Runs {@code function}, one of the Remote... interfaces, with as many arguments as it takes.
   *
   * @throws Exception what it throws
   */
  @SuppressWarnings("unchecked") // Whoever sends it knows what it takes.
  public static @Nullable Object invoke(@Nullable Object function, @Nullable Object... with)
      throws Exception {
    return switch (function) {
      case RemoteSupplier<?> f -> f.get();
      case RemoteFunction<?, ?> f ->
          ((RemoteFunction<@Nullable Object, @Nullable Object>) f).apply(with[0]);
      case RemoteBiFunction<?, ?, ?> f ->
          ((RemoteBiFunction<@Nullable Object, @Nullable Object, @Nullable Object>) f)
              .apply(with[0], with[1]);
      case RemoteTriFunction<?, ?, ?, ?> f ->
          ((RemoteTriFunction<
                      @Nullable Object, @Nullable Object, @Nullable Object, @Nullable Object>)
                  f)
              .apply(with[0], with[1], with[2]);
      case null, default -> throw new IllegalArgumentException("no function: " + function);
    };
  }
}
