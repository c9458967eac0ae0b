package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StatusColumnTest {
  private static final int ADDRESS = 13;

  @TempDir Path directory;

  /** More points than a buffer holds; runs of about so many, so that they end anywhere. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 17, 1000, 400_000})
  void findsTheSamePointsAsALookAtEach(int longestRun) throws IOException {
    byte[] codes = new byte[600_011];
    Random random = new Random(42);
    for (int from = 0; from < codes.length; ) {
      int to = Math.min(codes.length, from + 1 + random.nextInt(longestRun));
      Arrays.fill(codes, from, to, (byte) random.nextInt(5));
      from = to;
    }
    try (PositionedFile file = holding(codes)) {
      StatusColumn column = new StatusColumn(file, ADDRESS, codes.length);
      for (Status status : Status.values()) {
        assertThat(column.with(status)).isEqualTo(lookedAtEach(codes, status));
      }
      StatusColumn.Census census = column.census();
      IndexRanges pending = lookedAtEach(codes, Status.PENDING);
      assertThat(census.done()).isEqualTo(IndexRanges.of(codes.length).minus(pending));
      assertThat(column.done()).isEqualTo(census.done());
      assertThat(column.pending(Deadline.in(60_000))).contains(pending);
      assertThat(census.counts()).isEqualTo(column.counts());
      assertThat(census.counts().pending()).isEqualTo(pending.count());
      assertThat(census.counts().failed()).isEqualTo(lookedAtEach(codes, Status.FAILED).count());
      assertThat(column.counts(IndexRanges.of(new IndexRange(5, 300_000))).total())
          .isEqualTo(300_000);
    }
  }

  @Test
  void givesUpAtTheDeadline() throws IOException {
    try (PositionedFile file = holding(new byte[1000])) {
      assertThat(new StatusColumn(file, ADDRESS, 1000).pending(Deadline.in(0))).isEmpty();
    }
  }

  private PositionedFile holding(byte[] codes) throws IOException {
    PositionedFile file = PositionedFile.create(directory.resolve("codes"));
    file.write(ByteBuffer.wrap(codes), ADDRESS);
    return file;
  }

  private static IndexRanges lookedAtEach(byte[] codes, Status status) {
    IndexRanges.Builder found = IndexRanges.builder();
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] == status.code()) {
        found.add(i);
      }
    }
    return found.build();
  }
}
