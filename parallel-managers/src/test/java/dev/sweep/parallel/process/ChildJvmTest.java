package dev.sweep.parallel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sweep.parallel.ChildOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ChildJvmTest {
  private static final long LONG = 60_000;

  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
  private ChildJvm child;

  @BeforeEach
  void start() throws Exception {
    child = ChildJvm.start(EchoProgram.class, ChildOptions.standard().withLog(log::add));
  }

  @AfterEach
  void kill() {
    child.close();
  }

  @Test
  void runsItsProgramInAProcessOfItsOwn() throws Exception {
    assertThat(child.pid()).isNotEqualTo(ProcessHandle.current().pid());
    assertThat(ask("pid")).isEqualTo(String.valueOf(child.pid()));
    assertThat(child.isAlive()).isTrue();
  }

  @Test
  void carriesMessagesOfAnyBytesAndLength() throws Exception {
    Random random = new Random(42);
    for (int length : List.of(0, 1, 65_537, 20_000_000)) {
      byte[] text = new byte[length];
      random.nextBytes(text);
      String ascii = new String(text, StandardCharsets.ISO_8859_1).replace(' ', '_');
      assertThat(ask("x" + ascii)).isEqualTo("x" + ascii);
    }
  }

  @Test
  void logsWhatItPrintsOnEitherStream() throws Exception {
    assertThat(ask("print grün")).isEqualTo("grün");
    assertThat(log.poll(LONG, TimeUnit.MILLISECONDS)).isEqualTo("grün");
    assertThat(log.poll(LONG, TimeUnit.MILLISECONDS)).isEqualTo("grün on stderr");
  }

  @Test
  void getsNothingOnItsStandardInputAndNoSecretOnItsCommandLine() throws Exception {
    assertThat(ask("stdin")).isEqualTo("-1");
    assertThat(ask("command"))
        .endsWith(EchoProgram.class.getName())
        .doesNotContain("child-jvm-", "socket");
  }

  @Test
  void takesNoNoticeOfCtrlC() throws Exception {
    for (String signal : List.of("-INT", "-HUP")) {
      new ProcessBuilder("kill", signal, String.valueOf(child.pid())).start().waitFor();
    }
    assertThat(ask("still there")).isEqualTo("still there");
  }

  @Test
  void tellsHowItEndedAndWhatItPrintedLast() throws Exception {
    ask("print last words");
    ChildDiedException thrown = catchThrowableOfType(ChildDiedException.class, () -> ask("exit"));

    assertThat(thrown)
        .hasMessageContainingAll("child process " + child.pid(), "exit code 7", "last words");
    assertThat(thrown.death().exitCode()).isEqualTo(7);
    assertThat(thrown.death().lastLines()).contains("last words on stderr");
    assertThatThrownBy(() -> ask("again")).isInstanceOf(ChildDiedException.class);
  }

  @Test
  void printsWhatItsProgramThrows() {
    assertThatThrownBy(() -> ask("throw no licence"))
        .isInstanceOf(ChildDiedException.class)
        .hasMessageContainingAll("exit code 1", "IllegalStateException: no licence");
  }

  @Test
  void endsWhenItsProgramReturns() throws Exception {
    child.send("return".getBytes(StandardCharsets.UTF_8));
    assertThat(child.awaitEnd(LONG).exitCode()).isZero();
  }

  @Test
  void takesWhatItStartedAlongWhenItIsKilled() throws Exception {
    ProcessHandle grandchild = ProcessHandle.of(Long.parseLong(ask("start"))).orElseThrow();
    child.kill();

    grandchild.onExit().get();
    assertThat(child.awaitEnd(LONG).cause()).isEqualTo("signal 9 (SIGKILL)");
  }

  @Test
  void isKilledWhenItsParentIsInterruptedWhileItStarts() throws Exception {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> ChildJvm.start(EchoProgram.class, ChildOptions.standard()))
        .isInstanceOf(InterruptedException.class);

    for (ProcessHandle other : ProcessHandle.current().children().toList()) {
      if (other.pid() != child.pid()) {
        other.onExit().get();
      }
    }
  }

  @Test
  void saysWhyAChildCouldNotStart() {
    ChildOptions wrong = ChildOptions.standard().withJvmOptions("-XX:NoSuchOption");

    assertThatThrownBy(() -> ChildJvm.start(EchoProgram.class, wrong))
        .isInstanceOf(ChildDiedException.class)
        .hasMessageContainingAll("cannot start a child process", "NoSuchOption");
  }

  private String ask(String question) throws Exception {
    child.send(question.getBytes(StandardCharsets.UTF_8));
    byte[] answer = Objects.requireNonNull(child.receive(LONG));
    return new String(answer, StandardCharsets.UTF_8);
  }
}
