package dev.sweep.parallel.engine;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.mpi.Ranks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Engines that run the functions they are sent, each one after the other, and keep objects by name
 * between them: on threads, in child JVMs or on the ranks of an MPI job, all by the same rules.
 *
 * <p>Functions, operands and results are copied on their way, also between threads, so nobody
 * shares an object with an engine. Every call is answered by every engine it was made on, with a
 * value or with what was thrown; an engine that dies is an {@link EngineException} at once, and so
 * is each later call on it. Calls may be made by many threads, but not by functions that run on an
 * engine.
 *
 * {@snippet :
 * try (Engines engines = Engines.processes(4, ChildOptions.standard())) {
 *   engines.call((engine, operands) -> {
 *     engine.put("mesh", Mesh.of(operands.number(0)));
 *     return null;
 *   }, Operand.of(20));
 *   List<Double> areas = engines.call((engine, _) -> ((Mesh) engine.get("mesh")).area());
 * }
 * }
 */
public final class Engines implements AutoCloseable {
  private static final long EXIT_MILLIS = 1_000;

  private final List<RemoteEngine> engines;
  private volatile boolean closed;

  Engines(List<RemoteEngine> engines) {
    this.engines = List.copyOf(engines);
  }

  /** Opens a single engine, which runs functions on the thread that calls. */
  public static Engines sameThread() {
    return EngineStart.one(SameThreadChannel::new);
  }

  /** Opens engines on threads of this JVM. */
  public static Engines threads(int count) {
    return EngineStart.many(count, ThreadChannel::new);
  }

  /**
   * Opens engines in child JVMs, which end with this process however that ends.
   *
   * @throws dev.sweep.parallel.ManagerException if one cannot be started
   * @throws InterruptedException if this thread was interrupted meanwhile; none is left then
   */
  public static Engines processes(int count, ChildOptions options) throws InterruptedException {
    return EngineStart.together(
        count, (number, all, receiver) -> ChildChannel.open(number, all, options, receiver));
  }

  /**
   * Opens an engine on each rank, on rank 0 alone; the others {@linkplain RankEngines#serve serve}.
   * The engine of rank 0 has a thread of its own.
   *
   * @throws IllegalStateException on another rank
   */
  public static Engines onRanks(Ranks ranks) {
    return RankEngines.open(ranks);
  }

  /** Returns how many engines there are: at least 1. */
  public int size() {
    return engines.size();
  }

  /**
   * Runs a function on all engines at once and returns its results in the order of the engines.
   *
   * @throws EngineException if it failed on one, soon after it did
   * @throws dev.sweep.parallel.ManagerException if something to be sent is not serializable; then
   *     it ran nowhere
   * @throws InterruptedException if this thread was interrupted; the engines go on, and do what
   *     comes next when they are done
   */
  public <R extends @Nullable Object> List<R> call(EngineFunction<R> function, Operand... operands)
      throws InterruptedException {
    return results(sent(engines, function, List.of(operands)).await());
  }

  /** As {@link #call}, but is not interrupted: for what ends by itself. */
  public <R extends @Nullable Object> List<R> callUninterruptibly(
      EngineFunction<R> function, Operand... operands) {
    return results(sent(engines, function, List.of(operands)).awaitUninterruptibly());
  }

  /**
   * As {@link #call}, with operands of its own for each engine.
   *
   * @param operandsOfEach as many as there are engines
   */
  public <R extends @Nullable Object> List<R> callEach(
      EngineFunction<R> function, List<List<Operand>> operandsOfEach) throws InterruptedException {
    return results(sentEach(function, operandsOfEach).await());
  }

  /** As {@link #callEach}, but is not interrupted: for what ends by itself. */
  public <R extends @Nullable Object> List<R> callEachUninterruptibly(
      EngineFunction<R> function, List<List<Operand>> operandsOfEach) {
    return results(sentEach(function, operandsOfEach).awaitUninterruptibly());
  }

  /**
   * Runs a function on one engine and returns its result.
   *
   * @throws IndexOutOfBoundsException if there is no engine of that number
   */
  public <R extends @Nullable Object> R callOnly(
      int engine, EngineFunction<R> function, Operand... operands) throws InterruptedException {
    requireEngine(engine);
    List<R> result =
        results(sent(List.of(engines.get(engine)), function, List.of(operands)).await());
    return result.getFirst();
  }

  /**
   * Sends a function to all engines that are left, and does not wait: what it returns or throws is
   * dropped, but it is done before whatever is called later.
   */
  public void post(EngineFunction<?> function, Operand... operands) {
    requireCallable();
    List<RemoteEngine> left = engines.stream().filter(engine -> engine.loss().isEmpty()).toList();
    Answers _ = send(left, function, List.of(operands));
  }

  /** Lets all engines end; child processes that are still at work after a second are killed. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      engines.forEach(RemoteEngine::quit);
      long deadline = System.nanoTime() + EXIT_MILLIS * 1_000_000;
      engines.forEach(
          engine -> engine.end(Math.max(0, (deadline - System.nanoTime()) / 1_000_000)));
    }
  }

  /** Returns each engine by itself. */
  List<TaskEngine> separate() {
    return engines.stream().map(TaskEngine::new).toList();
  }

  private Answers sent(
      List<RemoteEngine> targets, EngineFunction<?> function, List<Operand> operands) {
    requireReady(targets);
    return send(targets, function, operands);
  }

  private static Answers send(
      List<RemoteEngine> targets, EngineFunction<?> function, List<Operand> operands) {
    long sequence = Command.nextSequence();
    byte[] message = Command.call(sequence, function, operands);
    Answers answers = new Answers();
    targets.forEach(engine -> answers.expect(engine, engine.send(sequence, message)));
    return answers;
  }

  /** Encodes all before it sends any: either all engines are told, or none. */
  private Answers sentEach(EngineFunction<?> function, List<List<Operand>> operandsOfEach) {
    requireReady(engines);
    long sequence = Command.nextSequence();
    List<byte[]> messages =
        operandsOfEach.stream()
            .map(operands -> Command.call(sequence, function, operands))
            .toList();
    Answers answers = new Answers();
    for (int index = 0; index < engines.size(); index++) {
      RemoteEngine engine = engines.get(index);
      answers.expect(engine, engine.send(sequence, messages.get(index)));
    }
    return answers;
  }

  private void requireReady(List<RemoteEngine> targets) {
    requireCallable();
    List<EngineFailure> lost = targets.stream().flatMap(engine -> engine.loss().stream()).toList();
    if (!lost.isEmpty()) {
      throw new EngineException(lost, targets.size());
    }
  }

  private void requireEngine(int number) {
    if (number < 0 || number >= engines.size()) {
      throw new IndexOutOfBoundsException(
          "there is no engine or worker %d, want 0 to %d".formatted(number, engines.size() - 1));
    }
  }

  private void requireCallable() {
    if (closed) {
      throw new IllegalStateException("the engines are closed");
    }
    if (Execution.isRunning()) {
      throw new IllegalStateException("a function that runs on an engine cannot call engines");
    }
  }

  @SuppressWarnings("unchecked") // They are what the function returned.
  private static <R extends @Nullable Object> List<R> results(List<@Nullable Object> values) {
    return (List<R>) values;
  }
}
