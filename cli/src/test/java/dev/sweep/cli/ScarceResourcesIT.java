package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs on a disk that becomes full, on one that is too small, with few open files and processes.
 */
@Timeout(180)
final class ScarceResourcesIT {
  @TempDir Path directory;

  /** A disk of 4 MB gets strings of 12 MB; then it grows, as if somebody had made room. */
  @Test
  void aDiskThatBecomesFullEndsTheRunInOrderAndTheSameCommandCarriesOn() throws Exception {
    Files.createDirectory(directory.resolve("disk"));
    CompiledModel.write(
        Files.createDirectory(directory.resolve("model")),
        "Wordy",
        """
        public void evaluate(Point point, Outputs outputs) {
          outputs.put("q", 2 * point.number("x"));
          outputs.put("word", (point.pointNumber() + " ").repeat(500));
        }
        """);
    write(
        "wordy.yaml",
        """
        model: {java: Wordy, classpath: [model]}
        parameters: {x: {range: [0, 5000, 1]}}
        """);
    Outcome outcome =
        shell(
            """
            mount -t tmpfs -o size=4m tmpfs disk || exit 99
            "$0" run wordy.yaml -w 2 -o disk/w.h5 2> full.txt; echo $? > full.code
            /usr/bin/python3 -c 'import h5py
            f = h5py.File("disk/w.h5"); ok = f["status"][...] == 1
            assert (f["q"][...][ok] == 2.0 * f["x"][...][ok]).all()
            open("kept.txt", "w").write(str(ok.sum()))'
            mount -o remount,size=64m disk
            "$0" run wordy.yaml -w 2 -o disk/w.h5
            echo $? > free.code
            cp disk/w.h5 whole.h5; umount disk
            """);
    Assumptions.assumeTrue(
        HostsIT.isRoot() || outcome.exitCode() != 99, "only root may mount a disk");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(directory.resolve("full.code")).hasContent("3");
    assertThat(Files.readString(directory.resolve("full.txt")))
        .contains("disk/w.h5: No space left on device", "points that are left need about", "free")
        .doesNotContain("Exception");
    assertThat(directory.resolve("free.code")).hasContent("0");
    assertThat(
            Python.on(
                directory.resolve("whole.h5"),
                """
                n = np.arange(5000); words = h5['word'].asstr()[...]
                assert (h5['status'][...] == 1).all() and (h5['q'][...] == 2.0 * n).all()
                assert all(words[i] == ('%d ' % i) * 500 for i in n)
                print(int(open('%s').read()) < 5000)
                """
                    .replace("'%s'", "'" + directory.resolve("kept.txt") + "'")))
        .isEqualTo("True");
  }

  @Test
  void aSweepThatDoesNotFitIsToldBeforeItStartsAndItsSizeByPlan() throws IOException {
    write(
        "huge.yaml",
        """
        model: {expr: {q: x}}
        parameters: {x: {range: [0, 100000000, 1]}, y: {range: [0, 1000000, 1]}}
        """);
    assertThat(run("plan", "huge.yaml").out()).contains("takes about 1.8 PB on disk");
    Outcome outcome = run("run", "huge.yaml");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("needs 1.8 PB", "free: 1.8 PB are missing");
    assertThat(directory.toFile().list()).containsExactly("huge.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model: {expr: {q: \"x + 1\"}}",
        "model: {command: \"sh -c 'echo {\\\\\\\"q\\\\\\\": $(( ${x} + 1 ))}'\"}"
      })
  void sixtyFourOpenFilesAreEnough(String model) throws Exception {
    write("few.yaml", model + "\nparameters: {x: {range: [0, 40, 1]}}\n");
    Outcome outcome = shell("ulimit -n 64; exec \"$0\" run few.yaml -w 2");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(
            Python.on(
                directory.resolve("few.h5"), "print((h5['q'][...] == np.arange(40) + 1).all())"))
        .isEqualTo("True");
  }

  /** The kernel does not bind root to a number of processes, so root runs it as somebody else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "model: {command: \"sh -c 'echo {\\\\\\\"q\\\\\\\": $(( ${x} + 1 ))}'\"}",
        "model: {worker: [/usr/bin/python3, plus.py]}"
      })
  void sixtyThreadsAndProcessesAreEnoughForTwoThousandPoints(String model) throws Exception {
    Files.copy(
        SweepProcess.PROJECT.resolve("samples/python/sweep_worker.py"),
        directory.resolve("sweep_worker.py"));
    write("plus.py", "from sweep_worker import serve\nserve(lambda x: {'q': x + 1})\n");
    write("many.yaml", model + "\nparameters: {x: {range: [0, 2000, 1]}}\n");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    Outcome outcome =
        shell(
            """
            user=$(id -u); as=
            if [ "$user" = 0 ]; then
              user=65534
              as="setpriv --reuid 65534 --regid 65534 --clear-groups"
              as="$as --inh-caps +dac_override --ambient-caps +dac_override"
            fi
            most=$(( $(ps -L --no-headers -u $user | wc -l) + 60 ))
            HOME=$PWD exec prlimit --nproc=$most --nofile=128 $as "$0" run many.yaml -w 2
            """);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(
            Python.on(
                directory.resolve("many.h5"), "print((h5['q'][...] == np.arange(2000) + 1).all())"))
        .isEqualTo("True");
  }

  private Outcome run(Object... arguments) {
    return SweepProcess.run(directory, arguments);
  }

  /** Runs a script with mounts of its own; {@code $0} is sweep. */
  private Outcome shell(String script) {
    boolean root = System.getProperty("user.name").equals("root");
    List<String> command =
        List.of(
            "unshare",
            root ? "-m" : "-rm",
            "sh",
            "-c",
            script,
            SweepProcess.PROJECT.resolve("sweep").toString());
    try (SweepProcess process = SweepProcess.startCommand(directory, command)) {
      return process.await();
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
