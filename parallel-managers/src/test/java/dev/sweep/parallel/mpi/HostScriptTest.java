package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.mpi.RankJob.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts that make hosts of this machine. */
@Timeout(60)
final class HostScriptTest {
  private static final String WAIT_FOR_THE_CUT =
      """
      carrier() { on-host host2 cat /sys/class/net/eth0/carrier; }
      carrier
      touch "$1"
      while [ "$(carrier)" = 1 ]; do sleep 0.05; done
      """;

  @ParameterizedTest
  @ValueSource(strings = {"hosts 2 -- true", "two-hosts mpich 2 -- true", "slurm 3 -- true"})
  void refusesToRunUnlessAsRoot(String script) throws Exception {
    List<String> command = HostScript.command(script);
    if (HostScript.isRoot()) {
      command.addAll(0, List.of("unshare", "--user"));
    }
    Result result = HostScript.result(HostScript.start(command));
    assertThat(result.output()).contains("hosts: only root can make hosts, but this is user ");
    assertThat(result.exitCode()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hosts 2", "two-hosts lam 2 -- true", "slurm -- true"})
  void tellsHowItIsUsed(String script) throws Exception {
    Result result = HostScript.result(HostScript.start(HostScript.command(script)));
    assertThat(result.output()).startsWith("usage: ");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Nested
  @EnabledIf(
      value = "dev.sweep.parallel.mpi.HostScript#isRoot",
      disabledReason = "only root can make hosts")
  final class AsRoot {

    @ParameterizedTest
    @ValueSource(strings = {"openmpi", "mpich"})
    void runsHalfOfTheRanksOnEachHost(String mpi) throws Exception {
      List<String> command = HostScript.command("two-hosts " + mpi + " 4 -- hostname");
      Result result = HostScript.result(HostScript.start(command));
      assertThat(result.output().lines())
          .containsExactlyInAnyOrder("host1", "host1", "host2", "host2");
      assertThat(result.exitCode()).isZero();
    }

    @Test
    void runsTasksOnAllNodesOfSlurm() throws Exception {
      List<String> command = HostScript.command("slurm 3 -- srun -N 3 -n 3 hostname");
      Result result = HostScript.result(HostScript.start(command));
      assertThat(result.output().lines()).containsExactlyInAnyOrder("host1", "host2", "host3");
      assertThat(result.exitCode()).isZero();
    }

    @Test
    void cutsTheLastHostOffOnceTheFileExists(@TempDir Path directory) throws Exception {
      Path file = directory.resolve("cut now");
      List<String> command = HostScript.command("hosts 2 --timeout 30 --cut-after-file");
      command.addAll(
          List.of(file.toString(), "--", "bash", "-c", WAIT_FOR_THE_CUT, "-", file.toString()));
      Result result = HostScript.result(HostScript.start(command));
      assertThat(result.output()).startsWith("1\n").contains("cut host2 off the network");
      assertThat(result.exitCode()).isZero();
    }

    @Test
    void endsTheCommandAfterTheTimeOut() throws Exception {
      Process process = HostScript.startBash("hosts 1 --timeout 1", "sleep 600");
      assertThat(HostScript.result(process).exitCode()).isEqualTo(124);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void handsSignalsToTheCommandAndItsExitCodeBack(String signal) throws Exception {
      Process process =
          HostScript.startBash(
              "hosts 1 --timeout 20",
              "trap 'echo caught; exit 42' " + signal + "; echo started; sleep 600 & wait");
      awaitLine(process, "started");
      HostScript.start(List.of("kill", "-" + signal, Long.toString(process.pid())));
      Result result = HostScript.result(process);
      assertThat(result.output()).isEqualTo("caught\n");
      assertThat(result.exitCode()).isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hosts 2 --timeout 30", "slurm 2 --timeout 30"})
    void leavesNoProcessWhenItIsKilled(String script) throws Exception {
      Process process =
          HostScript.startBash(script, "on-host host2 sleep 600 & echo started; sleep 600");
      awaitLine(process, "started");
      List<ProcessHandle> descendants = process.descendants().toList();
      process.destroyForcibly();
      assertThat(descendants).hasSizeGreaterThan(4);
      for (ProcessHandle descendant : descendants) {
        descendant.onExit().get(20, TimeUnit.SECONDS);
      }
    }

    private static void awaitLine(Process process, String line) throws IOException {
      BufferedReader output = process.inputReader();
      assertThat(output.readLine()).isEqualTo(line);
    }
  }
}
