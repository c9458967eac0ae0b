package dev.sweep.parallel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.ManagerException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What engines do beyond what the contract of pools shows of them. */
@Timeout(60)
final class EnginesTest {
  private static volatile @Nullable Engines here;

  private final Engines engines = Engines.threads(2);

  @AfterEach
  void close() {
    engines.close();
  }

  @Test
  void keepObjectsByNameBetweenCalls() throws Exception {
    engines.callEach(
        (engine, operands) -> {
          engine.put("share", operands.number(0));
          return true;
        },
        List.of(List.of(Operand.of(10)), List.of(Operand.of(20))));
    List<Integer> sums =
        engines.call(
            (engine, operands) -> operands.number(0) + engine.number(), Operand.named("share"));
    assertThat(sums).containsExactly(10, 21);
  }

  @Test
  void nameTheObjectThatIsNotThere() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> engines.callOnly(1, (engine, _) -> engine.names(), Operand.named("mesh")))
        .withMessageContaining("engine 1 has no object 'mesh'");
  }

  @Test
  void dropWhatAPostedFunctionThrows() throws Exception {
    engines.post((_, operands) -> operands.get(7));
    List<Integer> next = engines.call((_, _) -> 1);
    assertThat(next).containsExactly(1, 1);
  }

  @Test
  void refuseCallsFromFunctionsThatRunOnThem() {
    here = engines;
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(
            () -> engines.call((_, _) -> Objects.requireNonNull(here).call((_, _) -> 1).size()))
        .withMessageContaining("a function that runs on an engine cannot call engines");
  }

  @Test
  void refuseCallsOnceTheyAreClosed() {
    engines.close();
    engines.close();
    assertThatIllegalStateException().isThrownBy(() -> engines.call((_, _) -> 1));
  }

  @Test
  void tellWhyAChildCannotBeStarted() {
    ChildOptions wrong = ChildOptions.standard().withJvmOptions("-XX:NoSuchOption");
    assertThatExceptionOfType(ManagerException.class)
        .isThrownBy(() -> Engines.processes(2, wrong))
        .withMessageContainingAll("engine 0 cannot be started", "NoSuchOption");
    assertThatIllegalArgumentException().isThrownBy(() -> Engines.threads(0));
  }

  @Test
  void believeNoLengthThatIsNotThere() {
    byte[] call = Command.call(1, (_, _) -> 1, List.of(Operand.of(new double[3])));
    int length = 1 + Long.BYTES + Integer.BYTES + 1;
    call[length + 3] = 0x7F;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Command.read(call))
        .withMessageContaining("a field promises");
    assertThatThrownBy(() -> Command.read(new byte[] {9, 9}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
