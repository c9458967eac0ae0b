package dev.sweep.parallel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sweep.parallel.engine.Engine;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A client of three engines that is open during each test, and what tests of views need. */
@Timeout(60)
abstract class ViewFixture {
  static final int SIZE = 3;

  Client client;
  DirectView all;
  LoadBalancedView balanced;

  /** Returns an open client; it may have been used before. */
  abstract Client open() throws Exception;

  /** Takes back what {@link #open} has returned. */
  abstract void release(Client used);

  @BeforeEach
  final void openClient() throws Exception {
    client = open();
    all = client.all();
    balanced = client.balanced();
  }

  @AfterEach
  final void releaseClient() throws Exception {
    release(client);
  }

  static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  static CompositeException composite(ThrowingCallable call) {
    CompositeException thrown = catchThrowableOfType(CompositeException.class, call);
    assertThat(thrown).isNotNull();
    return thrown;
  }

  /** Keeps an engine busy until it is interrupted. */
  static int park() throws InterruptedException {
    new CountDownLatch(1).await();
    return 0;
  }

  /** Returns what the engine that runs this keeps by that name. */
  static Object own(String name) {
    return Objects.requireNonNull(Engine.here().get(name));
  }

  static int fail(int number) {
    throw new IllegalStateException("no " + number);
  }

  static int failOdd(int number) {
    return number % 2 == 0 ? number : fail(number);
  }
}
