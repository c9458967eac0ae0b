package dev.sweep.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class StatusCodesTest {
  private static final byte[] NONE = {};
  private static final byte[] OK = {1, 1, 1};
  private static final byte[] MIXED = {0, 0, 1, 4, 1, 0, 2};

  @Test
  void findsWhereARunOfEqualCodesEnds() {
    assertThat(StatusCodes.endOfRun(OK, 0)).isEqualTo(3);
    assertThat(StatusCodes.endOfRun(OK, 2)).isEqualTo(3);
    assertThat(StatusCodes.endOfRun(MIXED, 0)).isEqualTo(2);
    assertThat(StatusCodes.endOfRun(MIXED, 6)).isEqualTo(7);
  }

  @Test
  void findsTheNextPendingRowAndTheNextThatIsNot() {
    assertThat(StatusCodes.firstPending(NONE, 0)).isZero();
    assertThat(StatusCodes.firstDone(NONE, 0)).isZero();
    assertThat(StatusCodes.firstPending(OK, 0)).isEqualTo(3);
    assertThat(StatusCodes.firstPending(MIXED, 0)).isZero();
    assertThat(StatusCodes.firstDone(MIXED, 0)).isEqualTo(2);
    assertThat(StatusCodes.firstPending(MIXED, 2)).isEqualTo(5);
    assertThat(StatusCodes.firstDone(MIXED, 5)).isEqualTo(6);
    assertThat(StatusCodes.firstPending(MIXED, 6)).isEqualTo(7);
    assertThat(StatusCodes.firstDone(MIXED, 7)).isEqualTo(7);
  }

  @Test
  void tellsWhetherAllRowsOfAStretchAreOk() {
    assertThat(StatusCodes.allOk(OK, 0, 3)).isTrue();
    assertThat(StatusCodes.allOk(NONE, 0, 0)).isTrue();
    assertThat(StatusCodes.allOk(MIXED, 2, 3)).isTrue();
    assertThat(StatusCodes.allOk(MIXED, 2, 4)).isFalse();
    assertThat(StatusCodes.allOk(MIXED, 0, 3)).isFalse();
  }

  @Test
  void countsEachStatus() {
    assertThat(StatusCodes.counts(NONE)).containsExactly(0, 0, 0, 0, 0);
    assertThat(StatusCodes.counts(OK)).containsExactly(0, 3, 0, 0, 0);
    assertThat(StatusCodes.counts(MIXED)).containsExactly(3, 2, 1, 0, 1);
  }
}
