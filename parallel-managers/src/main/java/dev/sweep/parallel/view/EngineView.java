package dev.sweep.parallel.view;

import dev.sweep.parallel.engine.Operand;
import dev.sweep.parallel.engine.RemoteBiFunction;
import dev.sweep.parallel.engine.RemoteFunction;
import dev.sweep.parallel.engine.RemoteSupplier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One engine: as a {@link DirectView}, but results are what the engine returns and no lists, and a
 * failure is a {@link TaskException}.
 *
 * {@snippet :
 * EngineView last = client.engine(-1);
 * last.push("mesh", mesh);
 * double area = last.apply(() -> ((Mesh) Engine.here().get("mesh")).area());
 * }
 */
public final class EngineView {
  private final DirectView view;

  EngineView(DirectView view) {
    this.view = view;
  }

  /** Returns the number of the engine. */
  public int id() {
    return view.targets().getFirst();
  }

  /** Runs a function and returns its result. */
  public <R extends @Nullable Object> R apply(RemoteSupplier<R> function)
      throws InterruptedException {
    return applyAsync(function).get();
  }

  /** As {@link #apply(RemoteSupplier)}, with an argument. */
  public <A extends @Nullable Object, R extends @Nullable Object> R apply(
      RemoteFunction<? super A, ? extends R> function, A argument) throws InterruptedException {
    return this.<A, R>applyAsync(function, argument).get();
  }

  /** As {@link #apply(RemoteSupplier)}, with two arguments. */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      R apply(RemoteBiFunction<? super A, ? super B, ? extends R> function, A first, B second)
          throws InterruptedException {
    return this.<A, B, R>applyAsync(function, first, second).get();
  }

  /** As {@link #apply(RemoteSupplier)}, without waiting. */
  public <R extends @Nullable Object> AsyncResult<R> applyAsync(RemoteSupplier<R> function) {
    return only(view.applyAsync(function));
  }

  /** As {@link #applyAsync(RemoteSupplier)}, with an argument. */
  public <A extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
      RemoteFunction<? super A, ? extends R> function, A argument) {
    return only(view.<A, R>applyAsync(function, argument));
  }

  /** As {@link #applyAsync(RemoteSupplier)}, with two arguments. */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      AsyncResult<R> applyAsync(
          RemoteBiFunction<? super A, ? super B, ? extends R> function, A first, B second) {
    return only(view.<A, B, R>applyAsync(function, first, second));
  }

  /** Gives the engine a copy of {@code object}, which it keeps by {@code name}. */
  public void push(String name, @Nullable Object object) throws InterruptedException {
    only(view.updateAsync(DirectView.named(name, object))).get();
  }

  /** As {@link #push}, of several objects by their names. */
  public void update(Map<String, ? extends @Nullable Object> objects) throws InterruptedException {
    only(view.updateAsync(objects)).get();
  }

  /**
   * Returns a copy of the object of this name.
   *
   * @throws RemoteException if there is none
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // As whoever pushed it knows.
  public <T extends @Nullable Object> T pull(String name) throws InterruptedException {
    return only(view.<T>pullAsync(name)).get();
  }

  /** Forgets the object of this name. */
  public void remove(String name) throws InterruptedException {
    only(view.submit(ViewCalls.REMOVE, List.of(Operand.of(name)))).get();
  }

  /** Forgets all objects, and what code has declared. */
  public void clear() throws InterruptedException {
    only(view.submit(ViewCalls.CLEAR, List.of())).get();
  }

  /** Returns the names of the objects that the engine keeps. */
  public Set<String> names() throws InterruptedException {
    return EngineView.<Set<String>>only(view.submit(ViewCalls.NAMES, List.of())).get();
  }

  /** Runs Java code, as {@link DirectView#execute}. */
  public String execute(String code) throws InterruptedException {
    return EngineView.<String>only(view.submit(ViewCalls.EXECUTE, List.of(Operand.of(code)))).get();
  }

  /** As {@link #execute}, of the code in a file. */
  public String run(Path file) throws IOException, InterruptedException {
    return execute(Files.readString(file));
  }

  /** Returns {@code function} as one that runs on the engine when it is called. */
  public <A extends @Nullable Object, R extends @Nullable Object> RemoteCall<A, R> remote(
      RemoteFunction<? super A, ? extends R> function) {
    return new RemoteCall<>(argument -> this.<A, R>applyAsync(function, argument));
  }

  private static <R extends @Nullable Object> AsyncResult<R> only(AsyncResults<R> results) {
    return results.split().getFirst();
  }
}
