package dev.sweep.parallel.view;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A function that runs on engines whenever it is called here: what {@code remote} and {@code
 * parallel} of a view return.
 *
 * @param <A> its argument
 * @param <T> what it returns
 */
public final class RemoteCall<A extends @Nullable Object, T extends @Nullable Object> {
  private final Function<A, ? extends AsyncResult<T>> submission;

  RemoteCall(Function<A, ? extends AsyncResult<T>> submission) {
    this.submission = submission;
  }

  /** Runs it and waits, as {@link AsyncResult#get}. */
  public T call(A argument) throws InterruptedException {
    return submission.apply(argument).get();
  }

  /** Submits it. */
  public AsyncResult<T> callAsync(A argument) {
    return submission.apply(argument);
  }
}
