package dev.sweep.parallel.pool;

import dev.sweep.parallel.engine.Engines;
import dev.sweep.parallel.engine.Invocation;
import dev.sweep.parallel.engine.Operand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a pool does with its workers, whatever the types of functions and arguments. */
final class Workers implements AutoCloseable {
  private final Engines engines;
  private final Turn turn = new Turn();
  private final RemoteObjects objects;

  Workers(Engines engines) {
    this.engines = engines;
    this.objects = new RemoteObjects(engines);
  }

  int size() {
    return engines.size();
  }

  Engines engines() {
    return engines;
  }

  Turn turn() {
    return turn;
  }

  <T extends @Nullable Object> RemoteObject<T> push(T object) {
    return handle(() -> objects.push(object));
  }

  <T extends @Nullable Object> RemoteObject<List<T>> scatter(List<? extends T> list) {
    return handle(() -> objects.scatter(blocks(list)));
  }

  RemoteObject<VectorArray> scatter(VectorArray vectors) {
    return handle(() -> objects.scatterVectors(vectors.dimension(), blocks(vectors)));
  }

  /** Runs {@code function} on all workers. */
  <R extends @Nullable Object> List<R> call(Object function, Argument<?>... arguments)
      throws InterruptedException {
    try (Turn.Taken _ = takeForCall()) {
      return results(engines.call(Invocation.APPLY, operands(function, arguments)));
    }
  }

  /** Runs {@code function} on one worker. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // As it returned.
  <R extends @Nullable Object> R callOnly(int worker, Object function, Argument<?>... arguments)
      throws InterruptedException {
    try (Turn.Taken _ = takeForCall()) {
      return (R) engines.callOnly(worker, Invocation.APPLY, operands(function, arguments));
    }
  }

  /** Runs {@code function} on the items of {@code lists} side by side. */
  <R extends @Nullable Object> List<R> map(
      Object function, List<List<?>> lists, Argument<?>... arguments) throws InterruptedException {
    try (Turn.Taken _ = takeForCall()) {
      int items = commonSize(lists);
      Operand[] common = operands(function, arguments);
      List<List<Operand>> operands =
          CeilBlocks.of(items, size()).stream()
              .map(block -> mapOperands(common, lists, block))
              .toList();
      List<@Nullable Object> results = new ArrayList<>(items);
      for (Object part : engines.callEach(WorkerCalls.MAP, operands)) {
        results.addAll(PackedList.unpack(part));
      }
      return results(results);
    }
  }

  /** One handle fewer; without a pool the object is gone already. */
  void remove(Stored stored) {
    if (!turn.isClosed()) {
      try (Turn.Taken _ = turn.take()) {
        objects.remove(stored);
      }
    }
  }

  @Override
  public void close() {
    if (turn.close()) {
      engines.close();
    }
  }

  private Turn.Taken takeForCall() {
    Turn.Taken taken = turn.take();
    return () -> {
      try (taken) {
        objects.endCall();
      }
    };
  }

  private <T extends @Nullable Object> RemoteObject<T> handle(Supplier<Stored> storing) {
    try (Turn.Taken _ = turn.take()) {
      return new RemoteObject<>(this, storing.get());
    }
  }

  private List<?> blocks(List<?> list) {
    return CeilBlocks.of(list.size(), size()).stream().map(block -> block.in(list)).toList();
  }

  private List<double[]> blocks(VectorArray vectors) {
    return CeilBlocks.of(vectors.size(), size()).stream()
        .map(block -> vectors.copy(block.from(), block.to()))
        .toList();
  }

  private Operand[] operands(Object function, Argument<?>... arguments) {
    List<Operand> operands = new ArrayList<>();
    operands.add(Operand.of(function));
    for (Argument<?> argument : arguments) {
      operands.add(operand(argument));
    }
    return operands.toArray(Operand[]::new);
  }

  private Operand operand(Argument<?> argument) {
    return switch (argument) {
      case RemoteObject<?> handle -> Operand.named(handle.nameFor(this));
      case Argument.Value<?>(var value) -> objects.operand(value);
    };
  }

  /** The function, how many lists there are, their items in {@code block}, and the arguments. */
  private static List<Operand> mapOperands(
      Operand[] functionAndArguments, List<List<?>> lists, CeilBlocks.Block block) {
    List<Operand> operands = new ArrayList<>();
    operands.add(functionAndArguments[0]);
    operands.add(Operand.of(lists.size()));
    lists.forEach(list -> operands.add(Operand.of(PackedList.pack(block.in(list)))));
    operands.addAll(Arrays.asList(functionAndArguments).subList(1, functionAndArguments.length));
    return operands;
  }

  private static int commonSize(List<List<?>> lists) {
    int size = lists.getFirst().size();
    if (lists.stream().anyMatch(list -> list.size() != size)) {
      String sizes =
          lists.stream().map(list -> String.valueOf(list.size())).collect(Collectors.joining(", "));
      throw new IllegalArgumentException("lists of " + sizes + " items, want lists of one length");
    }
    return size;
  }

  @SuppressWarnings("unchecked") // They are what the function returned.
  private static <R extends @Nullable Object> List<R> results(List<@Nullable Object> values) {
    return (List<R>) values;
  }
}
