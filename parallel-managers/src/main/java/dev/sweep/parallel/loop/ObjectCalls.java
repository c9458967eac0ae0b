package dev.sweep.parallel.loop;

import dev.sweep.parallel.engine.EngineFunction;
import dev.sweep.parallel.engine.Invocation;
import dev.sweep.parallel.engine.Operand;
import dev.sweep.parallel.engine.RemoteBiFunction;
import dev.sweep.parallel.engine.RemoteFunction;
import dev.sweep.parallel.engine.RemoteSupplier;
import dev.sweep.parallel.engine.RemoteTriFunction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls of an event loop that objects of all ranks can be given to. */
abstract sealed class ObjectCalls permits EventLoop {
  final ManagedObjects objects;

  ObjectCalls(ManagedObjects objects) {
    this.objects = objects;
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

  private List<Operand> methodOperands(
      ObjectId object, String method, @Nullable Object... arguments) {
    List<Operand> operands = new ArrayList<>(objects.operands(object, method));
    operands.addAll(objects.operands(arguments));
    return operands;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // What the function returned.
  <R extends @Nullable Object> R ofRoot(EngineFunction<?> function, List<Operand> operands)
      throws InterruptedException {
    return (R) objects.call(function, operands).getFirst();
  }
}
