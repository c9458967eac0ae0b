package dev.sweep.parallel.shell;

import dev.sweep.parallel.engine.Engines;
import dev.sweep.parallel.engine.RemoteSupplier;
import dev.sweep.parallel.loop.EventLoop;
import dev.sweep.parallel.loop.RankInfo;
import dev.sweep.parallel.pool.WorkerPool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engines of the shell that runs in this process, by two faces; what code in a shell can call
 * without saying of what.
 */
public final class Cluster {
  private static volatile @Nullable Cluster current;

  private final WorkerPool pool;
  private final EventLoop loop;

  private Cluster(WorkerPool pool, EventLoop loop) {
    this.pool = pool;
    this.loop = loop;
  }

  /** Puts {@code engines} in scope of all shells of this process. */
  static void open(Engines engines) {
    current = new Cluster(WorkerPool.over(engines), EventLoop.over(engines));
  }

  /** Returns the workers of the shell. */
  public static WorkerPool pool() {
    return here().pool;
  }

  /** Returns the event loop of the shell. */
  public static EventLoop loop() {
    return here().loop;
  }

  /** As {@link EventLoop#call}. */
  public static <R extends @Nullable Object> R call(RemoteSupplier<R> function)
      throws InterruptedException {
    return here().loop.call(function);
  }

  /** As {@link EventLoop#callAll}. */
  public static <R extends @Nullable Object> List<R> callAll(RemoteSupplier<R> function)
      throws InterruptedException {
    return here().loop.callAll(function);
  }

  /** As {@link EventLoop#runCode}. */
  public static List<String> runCode(String code) throws InterruptedException {
    return here().loop.runCode(code);
  }

  /** As {@link EventLoop#importModule}. */
  public static void importModule(String name) throws InterruptedException {
    here().loop.importModule(name);
  }

  /** As {@link EventLoop#mpiInfo}. */
  public static List<RankInfo> mpiInfo() throws InterruptedException {
    return here().loop.mpiInfo();
  }

  private static Cluster here() {
    Cluster here = current;
    if (here == null) {
      throw new IllegalStateException(
          "only the shell itself can call its cluster, and not a function that runs there");
    }
    return here;
  }
}
