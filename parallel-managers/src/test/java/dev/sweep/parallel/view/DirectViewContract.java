package dev.sweep.parallel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.engine.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client tells of its engines, and what direct views do, wherever engines are. */
abstract class DirectViewContract extends ViewFixture {

  @BeforeEach
  final void clear() throws Exception {
    all.clear();
  }

  @Test
  void selectsEnginesByNumberListSliceAndFromTheEnd() {
    assertThat(client.ids()).containsExactly(0, 1, 2);
    assertThat(client.engine(1).id()).isEqualTo(1);
    assertThat(client.engine(-1).id()).isEqualTo(2);
    assertThat(client.engines(2, 0).targets()).containsExactly(2, 0);
    assertThat(client.slice("::2").targets()).containsExactly(0, 2);
    assertThat(client.slice("1:").targets()).containsExactly(1, 2);
    assertThat(client.slice("-2:").targets()).containsExactly(1, 2);
    assertThat(client.slice("::-1").targets()).containsExactly(2, 1, 0);
    assertThat(client.slice(":-1").targets()).containsExactly(0, 1);
    assertThat(all.targets()).containsExactly(0, 1, 2);
  }

  @Test
  void refusesEnginesThatAreNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.engine(7))
        .withMessage("there is no engine 7, want one of [0, 1, 2]");
    assertThatIllegalArgumentException().isThrownBy(() -> client.engines(0, -4));
    assertThatIllegalArgumentException().isThrownBy(() -> client.engines(1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> client.slice("5:"));
    assertThatIllegalArgumentException().isThrownBy(() -> client.slice("1,2"));
  }

  @Test
  void appliesFunctionsInTheOrderOfTargets() throws Exception {
    assertThat(all.apply(() -> Engine.here().number())).containsExactly(0, 1, 2);
    assertThat(client.engines(2, 0).apply(n -> 10 * n + Engine.here().number(), 4))
        .containsExactly(42, 40);
    assertThat(client.engines(1).apply(() -> "list")).containsExactly("list");
    String one = client.engine(1).apply((a, b) -> a + b, "sca", "lar");
    assertThat(one).isEqualTo("scalar");
    assertThat(all.apply(DirectViewContract::nothing)).containsExactly(null, null, null);
  }

  @Test
  void copiesArgumentsSoThatTheyMayBeChangedAtOnce() throws Exception {
    List<Integer> list = new ArrayList<>(List.of(1));
    double[] array = {1};
    AsyncResults<List<Integer>> lists = all.applyAsync(given -> given, list);
    AsyncResults<Double> values = all.applyAsync(given -> given[0], array);
    list.add(2);
    array[0] = 2;
    assertThat(lists.get()).containsOnly(List.of(1));
    assertThat(values.get()).containsOnly(1.0);
    lists.get().getFirst().add(3);
    assertThat(list).containsExactly(1, 2);
  }

  @Test
  void keepsObjectsByName() throws Exception {
    all.push("a", List.of("foo", "bar"));
    all.update(Map.of("b", 2, "c", new double[] {3}));
    assertThat(all.<List<String>>pull("a")).containsOnly(List.of("foo", "bar")).hasSize(SIZE);
    assertThat(all.names()).containsOnly(Set.of("a", "b", "c"));
    EngineView one = client.engine(1);
    one.push("b", 20);
    one.remove("c");
    assertThat(all.<Integer>pull("b")).containsExactly(2, 20, 2);
    int kept = one.apply(() -> (int) own("b") + 1);
    assertThat(kept).isEqualTo(21);
    assertThat(one.names()).containsExactlyInAnyOrder("a", "b");
    all.clear();
    assertThat(all.names()).containsOnly(Set.of());
  }

  @Test
  void namesTheEngineAndTheObjectThatIsMissing() throws Exception {
    client.engine(0).push("mesh", 1);
    assertThatThrownBy(() -> client.engine(2).pull("mesh"))
        .isInstanceOf(RemoteException.class)
        .hasMessageContaining("engine 2 has no object 'mesh'");
    assertThat(composite(() -> all.pull("mesh")).failures()).hasSize(2);
    assertThatThrownBy(() -> client.engine(2).remove("mesh"))
        .hasMessageContaining("engine 2 has no object 'mesh'");
  }

  @Test
  void scattersBalancedPartsAndGathersThemInOrder() throws Exception {
    for (int items : List.of(0, 1, 2, 7, 16)) {
      all.scatter("part", numbers(items));
      List<List<Integer>> parts = all.pull("part");
      assertThat(parts.stream().mapToInt(List::size).max().orElseThrow())
          .isLessThanOrEqualTo(parts.getLast().size() + 1);
      assertThat(all.<Integer>gather("part")).isEqualTo(numbers(items));
    }
    all.scatter("part", numbers(7));
    assertThat(all.<List<Integer>>pull("part"))
        .containsExactly(List.of(0, 1, 2), List.of(3, 4), List.of(5, 6));
    client.engine(1).push("part", new ArrayList<>(List.of(1)));
    assertThat(all.<Integer>gather("part")).containsExactly(0, 1, 2, 1, 5, 6);
  }

  @Test
  void mapsOneBlockOnEachEngine() throws Exception {
    for (int items : List.of(0, 1, 2, 100)) {
      List<Integer> twice = numbers(items).stream().map(n -> 2 * n).toList();
      assertThat(all.map(n -> 2 * n, numbers(items))).isEqualTo(twice);
      assertThat(all.map((a, b) -> a + b, numbers(items), numbers(items))).isEqualTo(twice);
    }
    assertThat(all.map(_ -> Engine.here().number(), numbers(7)))
        .containsExactly(0, 0, 0, 1, 1, 2, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> all.map((a, b) -> a + b, numbers(2), numbers(3)))
        .withMessageContaining("lists of 2 and 3 items");
  }

  @Test
  void runsCodeWhoseVariablesCanBePulled(@TempDir Path directory) throws Exception {
    EngineView one = client.engine(1);
    assertThat(one.execute("int twice(int n) { return 2 * n; } int a = twice(21);"))
        .isEqualTo("42");
    int pulled = one.pull("a");
    assertThat(pulled).isEqualTo(42);
    Path file = Files.writeString(directory.resolve("code.jsh"), "int b = a + 1;");
    assertThat(one.run(file)).isEqualTo("43");
    assertThatThrownBy(() -> one.execute("int c = nobody;"))
        .isInstanceOf(RemoteException.class)
        .hasMessageContaining("is no Java code");
    assertThatThrownBy(() -> one.execute("1 / 0"))
        .hasMessageContaining("ArithmeticException: / by zero");
  }

  @Test
  void makesFunctionsRemoteAndParallel() throws Exception {
    RemoteCall<Integer, List<Integer>> plusNumber = all.remote(n -> n + Engine.here().number());
    assertThat(plusNumber.call(10)).containsExactly(10, 11, 12);
    RemoteCall<List<? extends Integer>, List<Integer>> squares = all.parallel(n -> n * n);
    assertThat(squares.callAsync(numbers(4)).get()).containsExactly(0, 1, 4, 9);
    RemoteCall<String, Integer> length = client.engine(2).remote(String::length);
    int four = length.call("four");
    assertThat(four).isEqualTo(4);
  }

  @Test
  void tellsOfAFunctionThatThrowsWithItsEngineAndItsStackThere() throws Exception {
    assertThatThrownBy(() -> client.engine(1).apply(n -> fail(n), 7))
        .isInstanceOfSatisfying(
            RemoteException.class,
            thrown -> {
              assertThat(thrown.engine()).hasValue(1);
              assertThat(thrown).hasMessageContaining("on engine 1 (").hasMessageContaining("no 7");
              assertThat(thrown).hasCauseInstanceOf(IllegalStateException.class);
              assertThat(thrown.remoteStack()).contains("ViewFixture.fail");
            });
    CompositeException all3 = composite(() -> all.apply(n -> fail(n), 1));
    assertThat(all3.failures())
        .extracting(failure -> failure.engine().orElseThrow())
        .containsExactly(0, 1, 2);
    assertThat(all.apply(() -> "still here")).hasSize(SIZE);
  }

  @Test
  void printsTheFirstFourFailuresAndCountsTheRest() {
    assertThat(composite(() -> all.map(n -> fail(n), numbers(9))))
        .hasMessageStartingWith("9 of 9 failed: task ")
        .hasMessageContainingAll("no 0", "no 1", "no 2", "no 3")
        .hasMessageNotContaining("no 4")
        .hasMessageEndingWith("; and 5 more");
  }

  @Test
  void sendsNothingIfSomethingCannotBeSent() throws Exception {
    Object own = new Object();
    assertThatThrownBy(() -> all.push("own", own))
        .isInstanceOf(ManagerException.class)
        .hasMessageContaining("java.lang.Object is not java.io.Serializable");
    assertThatThrownBy(() -> client.engine(0).apply(Object::new))
        .isInstanceOf(RemoteException.class)
        .hasMessageContaining("the result: ");
    assertThat(all.names()).containsOnly(Set.of());
  }

  @Test
  void refusesCallsFromFunctionsThatRunOnEngines() throws Exception {
    Calls.here = client;
    assertThatThrownBy(() -> client.engine(0).apply(Calls::again))
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot call engines");
  }

  @Test
  void takesDownWhatEachTaskPrints() throws Exception {
    AsyncResults<Integer> results =
        all.applyAsync(() -> {
          int number = Engine.here().number();
          System.out.println("out of " + number);
          System.err.print("err");
          return number;
        });
    results.get();
    assertThat(results.metadata())
        .extracting(TaskMetadata::stdout)
        .containsExactly("out of 0\n", "out of 1\n", "out of 2\n");
    assertThat(results.metadata()).extracting(TaskMetadata::stderr).containsOnly("err");
    AsyncResult<Integer> threw =
        client
            .engine(0)
            .applyAsync(
                n -> {
                  System.out.print("before");
                  return fail(n);
                },
                1);
    threw.await(java.time.Duration.ofMinutes(1));
    assertThat(threw.metadata().getFirst().stdout()).isEqualTo("before");
  }

  @Test
  void keepsTheOrderOfTasksOnEachEngine() throws Exception {
    all.push("list", new ArrayList<>());
    for (int number = 0; number < 200; number++) {
      all.applyAsync(DirectViewContract::note, number);
    }
    assertThat(all.<List<Integer>>pull("list")).containsOnly(numbers(200));
  }

  private static @Nullable String nothing() {
    return null;
  }

  @SuppressWarnings("unchecked") // It was pushed before.
  private static boolean note(int number) {
    return ((List<Integer>) own("list")).add(number);
  }
}
