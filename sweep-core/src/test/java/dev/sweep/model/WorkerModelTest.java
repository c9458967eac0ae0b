package dev.sweep.model;

import static dev.sweep.model.Blocks.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.OutputConfig;
import dev.sweep.space.PointBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What workers do when all is well, or when a point of theirs is not. */
@Timeout(60)
class WorkerModelTest {
  @TempDir Path directory;

  @Test
  void buildsTheWorkerOnceAndAsksItForEveryPoint() throws Exception {
    WorkerScript script =
        WorkerScript.loop("answer(point, q=options['mesh'] * x, pid=os.getpid())");
    Outcomes outcomes =
        Blocks.evaluate(
            Blocks.config(script.in(directory, Map.of("mesh", 20L))), Blocks.of(upTo(300)));
    assertThat(outcomes.failures()).isEmpty();
    assertThat(outcomes.status()).containsOnly(Status.OK.code());
    assertThat(outcomes.attempts()).containsOnly(1);
    assertThat(numbers(outcomes, "q"))
        .isEqualTo(IntStream.range(0, 300).mapToDouble(x -> 20 * x).toArray());
    assertThat(IntStream.range(0, 300).mapToObj(row -> numbers(outcomes, "pid")[row]).distinct())
        .hasSize(1);
  }

  @Test
  void writesParametersAsJsonOfTheirKind() throws Exception {
    PointBlock points =
        Blocks.of(
            List.of(
                Blocks.whole("n"),
                Blocks.real("y"),
                Blocks.flag("on"),
                Blocks.whole("restart").asOptional(),
                Blocks.text("name", "a \"b\"\n\u00e9 ${x}")),
            new double[][] {{20}, {1e-6}, {1}, {Double.NaN}, {0}});
    Outcomes outcomes =
        Blocks.evaluate(
            Blocks.config(
                WorkerScript.loop("answer(point, r=repr(request['parameters']))").in(directory)),
            points);
    assertThat(((OutputColumn.Texts) Blocks.column(outcomes, "r")).values())
        .containsExactly("{'n': 20, 'y': 1e-06, 'on': True, 'name': 'a \"b\"\\n\u00e9 ${x}'}");
  }

  @Test
  void writesOptionsAsTheyAre() throws Exception {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("b", List.of(1L, 2.5, "\"x\"", true));
    options.put("a", Map.of("c", 1e-7));
    WorkerScript script =
        WorkerScript.whole(
            """
            line = sys.stdin.readline()
            say('{"ready": true}\\n')
            for request in sys.stdin:
                answer(json.loads(request)["point"], r=line)
            """);
    Outcomes outcomes = Blocks.evaluate(Blocks.config(script.in(directory, options)), Blocks.of(1));
    assertThat(((OutputColumn.Texts) Blocks.column(outcomes, "r")).values())
        .containsExactly(
            "{\"build\": {\"b\": [1, 2.5, \"\\\"x\\\"\", true], \"a\": {\"c\": 1.0E-7}}}\n");
  }

  @Test
  void takesAnswersInAnyOrder() throws Exception {
    WorkerScript script =
        WorkerScript.whole(
            """
            os.read(0, 65536)
            say('{"ready": true}\\n')
            rest = b""
            while heap := os.read(0, 65536):
                *lines, rest = (rest + heap).split(b"\\n")
                for line in reversed(lines):
                    request = json.loads(line)
                    answer(request["point"], q=request["parameters"]["x"] ** 2)
            """);
    Outcomes outcomes = Blocks.evaluate(Blocks.config(script.in(directory)), Blocks.of(upTo(1000)));
    assertThat(outcomes.status()).containsOnly(Status.OK.code());
    assertThat(numbers(outcomes, "q"))
        .isEqualTo(IntStream.range(0, 1000).mapToDouble(x -> (double) x * x).toArray());
  }

  @Test
  void takesNotANumberAndInfinityAsPythonWritesThem() throws Exception {
    Outcomes outcomes =
        run(
            WorkerScript.loop(
                "say('{\"point\": %d, \"outputs\": {\"a\": NaN, \"b\": -Infinity, \"c\": null}}\\n'"
                    + " % point)"),
            1);
    assertThat(outcomes.status()).containsOnly(Status.OK.code());
    assertThat(numbers(outcomes, "a")).containsExactly(Double.NaN);
    assertThat(numbers(outcomes, "b")).containsExactly(Double.NEGATIVE_INFINITY);
    assertThat(outcomes.columns()).extracting(OutputColumn::name).containsExactly("a", "b");
  }

  @Test
  void failsThePointThatTheWorkerFails() throws Exception {
    Outcomes outcomes =
        run(
            WorkerScript.loop(
                """
                if x == 2:
                    print("residual 7", file=sys.stderr, flush=True)
                    say(json.dumps({"point": point, "error": "no\\nconvergence"}) + "\\n")
                else:
                    answer(point, q=x)
                """),
            1,
            2,
            3);
    assertThat(outcomes.status()).containsExactly(1, 2, 1);
    assertThat(outcomes.failures())
        .containsExactly(new PointFailure(1, 1, "error", "no convergence", "residual 7\n"));
  }

  @Test
  void keepsTheLogThatAnAnswerBrings() throws Exception {
    Outcomes outcomes =
        run(
            WorkerScript.loop(
                "say(json.dumps({'point': point, 'error': 'no', 'log': 'a\\nb'}) + '\\n')"),
            1);
    assertThat(outcomes.failures()).containsExactly(new PointFailure(0, 1, "error", "no", "a\nb"));
  }

  @Test
  void namesTheOutputThatIsMissing() throws Exception {
    Outcomes outcomes =
        Blocks.evaluate(
            Blocks.config(
                WorkerScript.loop("answer(point, r=x)").in(directory),
                Blocks.output("q", new OutputConfig.Reader.Json("q"))),
            Blocks.of(1));
    assertThat(outcomes.failures())
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.kind()).isEqualTo("output");
          assertThat(failure.message())
              .isEqualTo("no output 'q': no 'q' on the path 'q' in {r=1.0}");
        });
  }

  @Test
  void takesAnArrayOfAHundredThousandNumbers() throws Exception {
    Outcomes outcomes = run(WorkerScript.loop("answer(point, q=[x] * 100000)"), 1, 2);
    assertThat(outcomes.status()).startsWith(1);
    assertThat(numbers(outcomes, "q")).hasSize(200_000).contains(1);
  }

  @Test
  void triesAPointAgainAsOftenAsAsked() throws Exception {
    WorkerScript script =
        WorkerScript.loop(
            """
            seen = globals().setdefault("seen", {})
            seen[x] = seen.get(x, 0) + 1
            if seen[x] < x:
                say(json.dumps({"point": point, "error": "try %d" % seen[x]}) + "\\n")
            else:
                answer(point, q=x)
            """);
    Outcomes outcomes = run(script.limits(Duration.ofSeconds(50), 2), 1, 2, 3, 4);
    assertThat(outcomes.status()).containsExactly(1, 1, 1, 2);
    assertThat(outcomes.attempts()).containsExactly(1, 2, 3, 3);
    assertThat(outcomes.failures()).containsExactly(new PointFailure(3, 3, "error", "try 3", ""));
  }

  @Test
  void leavesThePointsPendingThatAStopBreaksOff() throws Exception {
    Path mark = directory.resolve("mark");
    WorkerScript script =
        WorkerScript.loop(
            """
            if x == 2:
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                open(os.environ["MARK"], "w").close()
                time.sleep(1000)
            answer(point, q=os.getpid())
            """);
    Outcomes outcomes =
        Blocks.evaluate(
            Blocks.config(script.in(directory)), Blocks.of(1, 2, 3), () -> Files.exists(mark));
    assertThat(outcomes.status()).containsExactly(1, 0, 0);
    assertThat(outcomes.failures()).isEmpty();
    assertGone((long) numbers(outcomes, "q")[0]);
  }

  @Test
  void sendsNoMoreWhenAskedToPause() throws Exception {
    Outcomes outcomes =
        Blocks.evaluate(
            Blocks.config(WorkerScript.loop("answer(point, q=x)").in(directory)),
            Blocks.of(1, 2, 3),
            new PauseAfter(3));
    assertThat(outcomes.status()).startsWith(1).endsWith(0);
    assertThat(outcomes.failures()).isEmpty();
  }

  @Test
  void endsTheWorkerWithAllItHasStarted() throws Exception {
    Outcomes outcomes =
        run(
            WorkerScript.loop(
                """
                import subprocess
                child = subprocess.Popen(["sleep", "1000"])
                answer(point, pid=os.getpid(), child=child.pid)
                """),
            1);
    assertGone((long) numbers(outcomes, "pid")[0]);
    assertGone((long) numbers(outcomes, "child")[0]);
  }

  @Test
  void endsWhatAWorkerHasLeftToItself() throws Exception {
    Outcomes outcomes =
        run(
            WorkerScript.loop(
                """
                import subprocess
                script = "setsid sleep 1000 > /dev/null & echo $!"
                answer(point, orphan=int(subprocess.check_output(["sh", "-c", script])))
                """),
            1);
    assertGone((long) numbers(outcomes, "orphan")[0]);
  }

  /** Asks for a pause from the given question on. */
  private static final class PauseAfter implements BlockModel.StopSignal {
    private int left;

    PauseAfter(int questions) {
      this.left = questions;
    }

    @Override
    public boolean stopRequested() {
      return false;
    }

    @Override
    public boolean pauseRequested() {
      return --left < 0;
    }
  }

  private Outcomes run(WorkerScript script, double... x) throws Exception {
    return Blocks.evaluate(Blocks.config(script.in(directory)), Blocks.of(x));
  }

  private static void assertGone(long pid) throws Exception {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get(30, TimeUnit.SECONDS);
    }
  }

  private static double[] upTo(int count) {
    return IntStream.range(0, count).asDoubleStream().toArray();
  }
}
