package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.loop.EventLoopProgram;
import dev.sweep.parallel.mpi.RankJob.Launcher;
import dev.sweep.parallel.mpi.RankJob.Result;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real jobs of both MPIs with an event loop. */
@Timeout(150)
final class EventLoopOnRanksTest {

  @ParameterizedTest
  @EnumSource
  void doesOnAllRanksWhatRankZeroSays(Launcher launcher) throws Exception {
    Result result = new RankJob(launcher, 3, EventLoopProgram.class).run();
    assertThat(result.output()).contains("all well on 3 ranks");
    assertThat(result.exitCode()).as(result.output()).isZero();
  }
}
