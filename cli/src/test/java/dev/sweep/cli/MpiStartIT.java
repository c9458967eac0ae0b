package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What ranks do before they are a group, or when there is nothing for a group to do. */
@Timeout(180)
final class MpiStartIT {
  private static final String GOOD =
      """
      model: {expr: {q: "x^2"}}
      parameters: {x: {range: [0, 9, 1]}}
      """;

  @TempDir Path directory;

  @BeforeEach
  void writeConfig() throws IOException {
    Files.writeString(directory.resolve("good.yaml"), GOOD);
  }

  @ParameterizedTest
  @EnumSource
  void commandsOtherThanRunAreTheRootsAlone(MpiLauncherCommand mpi) throws IOException {
    assertThat(SweepProcess.run(directory, "run", "good.yaml").exitCode()).isZero();
    String alone = SweepProcess.run(directory, "export", "good.h5").out();
    Outcome toFile = mpi.run(directory, 3, "export", "good.h5", "-o", "table.csv");
    assertThat(toFile.exitCode()).as(toFile.err()).isZero();
    assertThat(directory.resolve("table.csv")).hasContent(alone);
    Outcome missing = mpi.run(directory, 3, "show", "nowhere.h5");
    assertThat(missing.exitCode()).isEqualTo(3);
    assertThat(missing.err()).containsOnlyOnce("nowhere.h5");
    Outcome unknown = mpi.run(directory, 3, "exprot", "good.h5");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).containsOnlyOnce("did you mean 'export'?");
  }

  @ParameterizedTest
  @EnumSource
  void soIsADryRun(MpiLauncherCommand mpi) {
    Outcome dry = mpi.run(directory, 3, "run", "good.yaml", "--dry-run");
    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(dry.out())
        .isEqualTo(SweepProcess.run(directory, "run", "good.yaml", "--dry-run").out());
    Outcome missing = mpi.run(directory, 3, "run", "nowhere.yaml", "--dry-run");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).containsOnlyOnce("nowhere.yaml:1:1");
  }

  @ParameterizedTest
  @CsvSource({"OPEN_MPI, local", "OPEN_MPI, single", "MPICH, local", "MPICH, single"})
  void ranksThatWouldNotShareTheSweepAreRefused(MpiLauncherCommand mpi, String manager) {
    Outcome asked = mpi.run(directory, 3, "run", "good.yaml", "--manager", manager);
    assertThat(asked.exitCode()).as(asked.err()).isEqualTo(2);
    assertThat(asked.err())
        .containsOnlyOnce("started 3 ranks")
        .contains("with '" + manager + "' each would run the whole sweep", "leave out --manager");
    String configured = "execution.manager=" + manager;
    Outcome read = mpi.run(directory, 3, "run", "good.yaml", "--set", configured);
    assertThat(read.exitCode()).as(read.err()).isEqualTo(2);
    assertThat(read.err())
        .containsOnlyOnce("good.yaml:1:1: execution.manager is '" + manager + "'")
        .contains("3 ranks x");
    assertThat(directory.resolve("good.h5")).doesNotExist();
    Outcome overridden =
        mpi.run(directory, 3, "run", "good.yaml", "--set", configured, "--manager", "mpi");
    assertThat(overridden.exitCode()).as(overridden.err()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aRankWithoutConfigurationMeetsThoseThatAreToldNotToShare(MpiLauncherCommand mpi)
      throws IOException {
    Files.writeString(directory.resolve("good.yaml"), GOOD + "execution: {manager: local}\n");
    Outcome outcome = onAll(mpi, onRankOne("cd /"));
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertThat(outcome.err())
        .containsOnlyOnce("3 of 3 ranks cannot run the sweep")
        .contains("rank 1 on ", "cannot read good.yaml", "execution.manager is 'local'");
  }

  /** A rank on a slow machine may be at its third second before the root has begun. */
  @ParameterizedTest
  @EnumSource
  void aLibraryThatAllMissIsToldByTheRootOrByEachRankOnce(MpiLauncherCommand mpi)
      throws IOException {
    Outcome outcome = onAll(mpi, "export SWEEP_MPI_LIBRARY=/nowhere/libmpi.so");
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertThat(tellers(outcome)).isNotEmpty().doesNotHaveDuplicates();
  }

  /** The others wait in MPI_Init, and MPICH's launcher by itself would let them. */
  @ParameterizedTest
  @EnumSource
  void aLibraryThatOneRankMissesIsToldByThatRankAndEndsTheJob(MpiLauncherCommand mpi)
      throws IOException {
    Outcome outcome = onAll(mpi, onRankOne("export SWEEP_MPI_LIBRARY=/nowhere/libmpi.so"));
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertThat(tellers(outcome)).singleElement().asString().startsWith("rank 1: sweep on ");
  }

  private static List<String> tellers(Outcome outcome) {
    Pattern ours = Pattern.compile("^(rank \\d: )?sweep( on .*)?: .*/nowhere/libmpi.so");
    return outcome.err().lines().filter(line -> ours.matcher(line).find()).toList();
  }

  private static String onRankOne(String command) {
    return "[ \"${OMPI_COMM_WORLD_RANK:-${PMI_RANK:-}}\" != 1 ] || " + command;
  }

  private Outcome onAll(MpiLauncherCommand mpi, String before) throws IOException {
    Path starter = directory.resolve("starter");
    Files.writeString(
        starter,
        """
        #!/bin/sh
        %s
        exec %s/sweep "$@"
        """
            .formatted(before, SweepProcess.PROJECT));
    assertThat(starter.toFile().setExecutable(true)).isTrue();
    try (SweepProcess job = mpi.startProgram(directory, 3, starter, "run", "good.yaml")) {
      return job.await();
    }
  }
}
