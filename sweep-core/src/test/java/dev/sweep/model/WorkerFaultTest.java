package dev.sweep.model;

import static dev.sweep.model.Blocks.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.atIndex;

import dev.sweep.space.PointBlock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a broken worker costs: the point that breaks it, and no other. */
@Timeout(60)
class WorkerFaultTest {
  private static final double CULPRIT = 40;

  @TempDir Path directory;

  @Test
  void tellsTheExitCodeOfAWorkerThatDies() throws Exception {
    assertOnlyCulpritFails(
        "print('out of luck', file=sys.stderr); sys.exit(7)",
        "its worker ended by exit code 7, in each of 3 tries: out of luck");
  }

  @Test
  void tellsTheSignalThatKilledAWorker() throws Exception {
    assertOnlyCulpritFails(
        "os.kill(os.getpid(), signal.SIGSEGV)",
        "its worker ended by signal 11 (SEGV), in each of 3 tries");
  }

  @Test
  void quotesGarbageOnStandardOutput() throws Exception {
    assertOnlyCulpritFails(
        "say('hello [world]\\n')",
        "its worker wrote a line that is no JSON object: hello [world], in each of 3 tries");
  }

  @Test
  void refusesAnAnswerToAnotherPoint() throws Exception {
    assertOnlyCulpritFails(
        "answer(4711, q=x)",
        "its worker wrote an answer that nobody waits for: to point 4711, in each of 3 tries");
  }

  @Test
  void refusesAnAnswerThatIsNeitherOutputsNorError() throws Exception {
    assertOnlyCulpritFails(
        "say(json.dumps({'point': point, 'outputs': 3}) + '\\n')",
        "its worker wrote a line that has neither an object of outputs nor an error:"
            + " {\"point\": 40, \"outputs\": 3}, in each of 3 tries");
  }

  @Test
  void refusesALineThatIsCutOff() throws Exception {
    assertOnlyCulpritFails(
        "say('{\"point\": 40, \"outp'); os._exit(0)",
        "its worker left a line that it did not end: {\"point\": 40, \"outp, in each of 3 tries");
  }

  @Test
  void refusesAnAnswerOfMoreThanSixteenMebibytes() throws Exception {
    assertOnlyCulpritFails(
        "say('{\"point\": 40, \"outputs\": {\"q\": \"' + 'x' * (1 << 24) + '\"}}\\n')",
        "its worker wrote a line of more than 16 MiB, in each of 3 tries");
  }

  @Test
  void givesUpALineThatNeverEnds() throws Exception {
    assertOnlyCulpritFails(
        "while True: say('x' * 65536)",
        "its worker wrote a line of more than 16 MiB, in each of 3 tries");
  }

  @Test
  void tellsThatAWorkerClosesItsStandardOutput() throws Exception {
    assertOnlyCulpritFails(
        "os.close(1); time.sleep(1000)",
        "its worker ended by closing its standard output, in each of 3 tries");
  }

  @Test
  void replacesAWorkerThatClosesItsStandardInput() throws Exception {
    Outcomes outcomes =
        run(
            WorkerScript.whole(
                """
                sys.stdin.readline()
                say('{"ready": true}\\n')
                point = json.loads(sys.stdin.readline())["point"]
                os.close(0)
                answer(point, q=0)
                time.sleep(1000)
                """),
            Blocks.of(0, 1));
    assertThat(outcomes.status()).containsExactly(1, 1);
  }

  @Test
  void takesTheFirstOfTwoAnswersAndReplacesTheWorker() throws Exception {
    WorkerScript twice =
        WorkerScript.loop("answer(point, q=x, pid=os.getpid())\nif x == 40: answer(point, q=-1)");
    Outcomes outcomes = run(twice, Blocks.of(upTo(60)));
    assertThat(outcomes.status()).containsOnly(Status.OK.code());
    assertThat(numbers(outcomes, "q")).isEqualTo(upTo(60));
  }

  @Test
  void endsTheRunWhenAWorkerAnswersEverythingTwice() {
    WorkerScript twice =
        WorkerScript.loop("say(('{\"point\": %d, \"outputs\": {}}\\n' % point) * 2)");
    assertThatThrownBy(() -> run(twice, Blocks.of(upTo(60))))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(
            "model worker: '/usr/bin/python3' wrote an answer that nobody waits for: to point");
  }

  @Test
  void isNotHeldUpByAWorkerWhoseChildHoldsItsOutputOpen() throws Exception {
    assertOnlyCulpritFails(
        """
        import subprocess
        subprocess.Popen(["sleep", "3"])
        os._exit(5)
        """,
        "its worker ended by exit code 5, in each of 3 tries");
  }

  @Test
  void keepsOnlyTheEndOfALongLog() throws Exception {
    Outcomes outcomes =
        run(
            WorkerScript.loop(
                """
                sys.stderr.write("x" * 30000000 + "the end\\n")
                sys.stderr.flush()
                if x == 3: os._exit(1)
                answer(point, q=x)
                """),
            Blocks.of(1, 2, 3));
    assertThat(outcomes.status()).containsExactly(1, 1, 2);
    assertThat(outcomes.failures())
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.log()).hasSize(1 << 14).endsWith("xthe end\n");
        });
  }

  @Test
  void blamesOnlyThePointThatTakesTooLongAlsoIfItIgnoresTermination() throws Exception {
    String body =
        """
        if x == 40:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            time.sleep(1000)
        answer(point, q=x)
        """;
    Outcomes outcomes =
        run(WorkerScript.loop(body).limits(Duration.ofSeconds(2), 0), Blocks.of(upTo(60)));
    assertOnlyCulprit(outcomes, Status.TIMED_OUT);
    assertThat(outcomes.failures())
        .containsExactly(new PointFailure(40, 1, "timeout", "no answer within 2 s", ""));
  }

  @Test
  void doesNotCountTheTimeAPointWaitsBehindOthers() throws Exception {
    WorkerScript slow = WorkerScript.loop("time.sleep(0.1 if x >= 200 else 0)\nanswer(point, q=x)");
    Outcomes outcomes = run(slow.limits(Duration.ofSeconds(1), 0), Blocks.of(upTo(215)));
    assertThat(outcomes.status()).containsOnly(Status.OK.code());
    assertThat(outcomes.attempts()).containsOnly(1);
  }

  @Test
  void triesAPointAgainAfterATimeout() throws Exception {
    WorkerScript script =
        WorkerScript.loop(
            """
            if not os.path.exists(os.environ["MARK"]):
                open(os.environ["MARK"], "w").close()
                time.sleep(1000)
            answer(point, q=x)
            """);
    Outcomes outcomes = run(script.limits(Duration.ofSeconds(2), 1), Blocks.of(CULPRIT));
    assertThat(outcomes.status()).containsExactly(1);
    assertThat(outcomes.attempts()).containsExactly(2);
  }

  @Test
  void givesTheSameResultsWhetherRequestsAreSentAheadOrNot() throws Exception {
    WorkerScript script =
        WorkerScript.loop(
                """
                if x == 20: os._exit(3)
                elif x == 40: time.sleep(1000)
                elif x == 50: say(json.dumps({"point": point, "error": "no"}) + "\\n")
                else: answer(point, q=x / 3)
                """)
            .limits(Duration.ofSeconds(1), 0);
    Outcomes together = run(script, Blocks.of(upTo(60)));
    BlockModel.Factory factory =
        ModelFactory.of(Blocks.config(script.in(directory)), List.of(Blocks.real("x")));
    try (BlockModel model = factory.open(0)) {
      for (int x = 0; x < 60; x++) {
        Outcomes alone = new Outcomes(x, 1);
        model.evaluate(
            new PointBlock(x, 1, List.of(Blocks.real("x")), new double[][] {{x}}),
            alone,
            Blocks.NEVER);
        assertThat(alone.status()[0]).isEqualTo(together.status()[x]);
        assertThat(alone.attempts()[0]).isEqualTo(together.attempts()[x]);
        assertThat(together.failures()).containsAll(alone.failures());
        if (alone.status()[0] == Status.OK.code()) {
          assertThat(numbers(alone, "q")[0]).isEqualTo(numbers(together, "q")[x]);
        }
      }
    }
  }

  private void assertOnlyCulpritFails(String deed, String message) throws Exception {
    String body = "if x == 40:\n" + deed.indent(4) + "else:\n    answer(point, q=x)\n";
    Outcomes outcomes = run(WorkerScript.loop(body), Blocks.of(upTo(60)));
    assertOnlyCulprit(outcomes, Status.FAILED);
    assertThat(outcomes.attempts()[(int) CULPRIT]).isEqualTo((byte) 3);
    assertThat(outcomes.failures())
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.kind()).isEqualTo("crashed");
          assertThat(failure.message()).isEqualTo(message);
          assertThat(failure.attempt()).isEqualTo(3);
        });
  }

  private static void assertOnlyCulprit(Outcomes outcomes, Status status) {
    for (int row = 0; row < outcomes.count(); row++) {
      boolean culprit = row == CULPRIT;
      assertThat(outcomes.statusOf(row))
          .as("point %d", row)
          .isEqualTo(culprit ? status : Status.OK);
      assertThat(numbers(outcomes, "q")).contains(culprit ? Double.NaN : row, atIndex(row));
    }
  }

  private Outcomes run(WorkerScript script, PointBlock points) throws Exception {
    return Blocks.evaluate(Blocks.config(script.in(directory)), points);
  }

  private static double[] upTo(int count) {
    return IntStream.range(0, count).asDoubleStream().toArray();
  }
}
