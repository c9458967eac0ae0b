package dev.sweep.parallel.loop;

import dev.sweep.parallel.engine.Engines;
import dev.sweep.parallel.engine.Invocation;
import dev.sweep.parallel.engine.Operand;
import dev.sweep.parallel.engine.RankEngines;
import dev.sweep.parallel.engine.RemoteSupplier;
import dev.sweep.parallel.mpi.Ranks;
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
public final class EventLoop extends ObjectCalls implements AutoCloseable {
  private final Engines engines;
  private boolean quit;

  private EventLoop(Engines engines) {
    super(new ManagedObjects(engines));
    this.engines = engines;
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

  /** Sends a copy of {@code object} to all ranks, where it is kept under the id returned. */
  public ObjectId manageObject(@Nullable Object object) throws InterruptedException {
    return objects.manage(object);
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

  /** What rank 0 does. */
  @FunctionalInterface
  public interface Program {
    /** Runs to its end; what it throws ends the job. */
    void run(EventLoop loop) throws Exception;
  }
}
