package dev.sweep.parallel.loop;

import dev.sweep.parallel.engine.EngineFunction;
import dev.sweep.parallel.engine.Engines;
import dev.sweep.parallel.engine.Invocation;
import dev.sweep.parallel.engine.Operand;
import dev.sweep.parallel.engine.RankEngines;
import dev.sweep.parallel.engine.RemoteBiFunction;
import dev.sweep.parallel.engine.RemoteFunction;
import dev.sweep.parallel.engine.RemoteSupplier;
import dev.sweep.parallel.engine.RemoteTriFunction;
import dev.sweep.parallel.mpi.Ranks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rank 0 of an MPI job has all ranks do, itself included, while the others wait for it in a
 * loop; and objects that each rank has under one {@link ObjectId}.
 *
 * <p>Functions, arguments and results are copied on their way and must be serializable; an {@code
 * ObjectId} among the arguments stands for the rank's own object. Every call runs on all ranks and
 * waits for all. What goes wrong on any is an {@link dev.sweep.parallel.engine.EngineException}
 * here, soon after, with the ranks and what each threw; the next call is as if nothing had been.
 * Confined to one thread; a function cannot call it.
 *
 * {@snippet :
 * EventLoop.run(loop -> {
 *   ObjectId mesh = loop.functionCallManage(() -> Mesh.ofPart(20));
 *   double area = loop.functionCall((Mesh own, Double factor) -> factor * own.area(), mesh, 2.0);
 *   List<RankInfo> ranks = loop.mpiInfo();
 *   loop.removeObject(mesh);
 * });
 * }
 */
public final class EventLoop implements AutoCloseable {
  private final Engines engines;
  private final ManagedObjects objects;
  private boolean quit;

  private EventLoop(Engines engines) {
    this.engines = engines;
    this.objects = new ManagedObjects(engines);
  }

  /**
   * Runs {@code program} on rank 0; the other ranks do what it says until it ends or quits. Called
   * by all ranks, once in a process; what it throws ends the job with its stack trace.
   */
  public static void run(Program program) throws Exception {
    Ranks.run(ranks -> {
      if (ranks.rank() == 0) {
        try (EventLoop loop = open(ranks)) {
          program.run(loop);
        }
      } else {
        eventLoop(ranks);
      }
    });
  }

  /** Opens the loop on rank 0, for ranks that {@linkplain #eventLoop are in theirs}. */
  public static EventLoop open(Ranks ranks) {
    return new EventLoop(Engines.onRanks(ranks));
  }

  /** Opens the loop over engines that need not be ranks; it closes them. */
  public static EventLoop over(Engines engines) {
    return new EventLoop(engines);
  }

  /** Does what rank 0 says, on any other rank, until it quits. */
  public static void eventLoop(Ranks ranks) throws InterruptedException {
    RankEngines.serve(ranks);
  }

  /** Runs {@code function} on all ranks and returns the result of rank 0. */
  public <R extends @Nullable Object> R call(RemoteSupplier<R> function)
      throws InterruptedException {
    return callAll(function).getFirst();
  }

  /** Runs {@code function} on all ranks and returns their results, in rank order. */
  @SuppressWarnings("unchecked") // They are what the function returned.
  public <R extends @Nullable Object> List<R> callAll(RemoteSupplier<R> function)
      throws InterruptedException {
    return (List<R>)
        (List<?>) engines.<@Nullable Object>call(Invocation.APPLY, Operand.of(function));
  }

  /** Returns what each rank is, in rank order. */
  public List<RankInfo> mpiInfo() throws InterruptedException {
    return engines.call(LoopFunctions.INFO);
  }

  /**
   * Runs Java code on every rank, inside its own process, as JShell does; what it declares is known
   * to code that comes later.
   *
   * @return the value of the last snippet on each rank, as JShell shows it, in rank order
   */
  public List<String> runCode(String code) throws InterruptedException {
    return engines.call(LoopFunctions.RUN, Operand.of(code));
  }

  /**
   * Loads a class on every rank, or adds a jar to where every rank, and this thread, looks for
   * classes.
   *
   * @param name the name of the class, or the path of a file that ends in {@code .jar}
   */
  public void importModule(String name) throws InterruptedException {
    List<?> _ = engines.<@Nullable Object>call(LoopFunctions.IMPORT, Operand.of(name));
    Modules.loadHere(name);
  }

  /**
   * Runs {@code function} on all ranks and returns the result of rank 0.
   *
   * @param argument an {@link ObjectId} for the rank's own object, or a value of type {@code A}
   */
  public <A extends @Nullable Object, R extends @Nullable Object> R functionCall(
      RemoteFunction<A, R> function, @Nullable Object argument) throws InterruptedException {
    return ofRoot(Invocation.APPLY, objects.operands(function, argument));
  }

  /** As {@link #functionCall(RemoteFunction, Object)}, with two arguments. */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      R functionCall(
          RemoteBiFunction<A, B, R> function, @Nullable Object first, @Nullable Object second)
          throws InterruptedException {
    return ofRoot(Invocation.APPLY, objects.operands(function, first, second));
  }

  /** As {@link #functionCall(RemoteFunction, Object)}, with three arguments. */
  public <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      R functionCall(
          RemoteTriFunction<A, B, C, R> function,
          @Nullable Object first,
          @Nullable Object second,
          @Nullable Object third)
          throws InterruptedException {
    return ofRoot(Invocation.APPLY, objects.operands(function, first, second, third));
  }

  /** Runs {@code function} on all ranks; each keeps its result under the id that is returned. */
  public <R extends @Nullable Object> ObjectId functionCallManage(RemoteSupplier<R> function)
      throws InterruptedException {
    return objects.manage(LoopFunctions.MANAGE_CALL, objects.operands(function));
  }

  /** As {@link #functionCallManage(RemoteSupplier)}, with an argument. */
  public <A extends @Nullable Object, R extends @Nullable Object> ObjectId functionCallManage(
      RemoteFunction<A, R> function, @Nullable Object argument) throws InterruptedException {
    return objects.manage(LoopFunctions.MANAGE_CALL, objects.operands(function, argument));
  }

  /** As {@link #functionCallManage(RemoteSupplier)}, with two arguments. */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      ObjectId functionCallManage(
          RemoteBiFunction<A, B, R> function, @Nullable Object first, @Nullable Object second)
          throws InterruptedException {
    return objects.manage(LoopFunctions.MANAGE_CALL, objects.operands(function, first, second));
  }

  /** As {@link #functionCallManage(RemoteSupplier)}, with three arguments. */
  public <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      ObjectId functionCallManage(
          RemoteTriFunction<A, B, C, R> function,
          @Nullable Object first,
          @Nullable Object second,
          @Nullable Object third)
          throws InterruptedException {
    return objects.manage(
        LoopFunctions.MANAGE_CALL, objects.operands(function, first, second, third));
  }

  /**
   * Calls a public method of the object on all ranks and returns the result of rank 0.
   *
   * @param arguments values, or an {@link ObjectId} for the rank's own object
   */
  public @Nullable Object methodCall(ObjectId object, String method, @Nullable Object... arguments)
      throws InterruptedException {
    return ofRoot(LoopFunctions.METHOD, methodOperands(object, method, arguments));
  }

  /** As {@link #methodCall}; each rank keeps its result under the id that is returned. */
  public ObjectId methodCallManage(ObjectId object, String method, @Nullable Object... arguments)
      throws InterruptedException {
    return objects.manage(LoopFunctions.MANAGE_METHOD, methodOperands(object, method, arguments));
  }

  /** Sends a copy of {@code object} to all ranks, where it is kept under the id returned. */
  public ObjectId manageObject(@Nullable Object object) throws InterruptedException {
    return objects.manage(LoopFunctions.MANAGE, List.of(Operand.of(object)));
  }

  /**
   * Returns a copy of the object that rank 0 has.
   *
   * @throws dev.sweep.parallel.engine.EngineException if there is none
   */
  public @Nullable Object getObject(ObjectId id) throws InterruptedException {
    return ofRoot(LoopFunctions.GET, objects.operands(id));
  }

  /**
   * Removes the object from all ranks.
   *
   * @throws dev.sweep.parallel.engine.EngineException if there is none
   */
  public void removeObject(ObjectId id) {
    objects.remove(id);
  }

  /** Ends the loops of all ranks; objects that are left go, with a warning that has their ids. */
  public void quit() {
    if (!quit) {
      quit = true;
      objects.warnOfThoseLeft();
      engines.close();
    }
  }

  /** Same as {@link #quit}. */
  @Override
  public void close() {
    quit();
  }

  private List<Operand> methodOperands(
      ObjectId object, String method, @Nullable Object... arguments) {
    List<Operand> operands = new ArrayList<>(objects.operands(object, method));
    operands.addAll(objects.operands(arguments));
    return operands;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // What the function returned.
  private <R extends @Nullable Object> R ofRoot(EngineFunction<?> function, List<Operand> operands)
      throws InterruptedException {
    return (R) engines.call(function, operands.toArray(Operand[]::new)).getFirst();
  }

  /** What rank 0 does. */
  @FunctionalInterface
  public interface Program {
    /** Runs to its end; what it throws ends the job. */
    void run(EventLoop loop) throws Exception;
  }
}
