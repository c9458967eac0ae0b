package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.model.PointFailure;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JournalTest {
  private static final List<JournalEntry> ENTRIES = List.of(entry(1), entry(2), entry(3));

  @TempDir Path directory;
  private Path results;
  private byte[] whole;
  private final int[] ends = new int[ENTRIES.size()];

  @BeforeEach
  void writeThreeEntries() throws IOException {
    results = directory.resolve("heat.h5");
    try (Journal journal = Journal.of(results)) {
      for (int i = 0; i < ends.length; i++) {
        journal.append(ENTRIES.get(i));
        ends[i] = (int) Files.size(Journal.pathFor(results));
      }
    }
    whole = Files.readAllBytes(Journal.pathFor(results));
  }

  @Test
  void readsBackWhatItWasGiven() throws IOException {
    assertThat(Journal.read(results)).isEqualTo(ENTRIES);
  }

  @Test
  void givesTheWholeEntriesWhereverItIsCutOff() throws IOException {
    for (int length = 0; length <= whole.length; length++) {
      Files.write(Journal.pathFor(results), Arrays.copyOf(whole, length));
      assertThat(Journal.read(results))
          .as("cut off behind byte %d", length)
          .isEqualTo(ENTRIES.subList(0, wholeEntries(length)));
    }
  }

  @Test
  void givesTheEntriesBeforeAnyByteThatWasChanged() throws IOException {
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x10;
      Files.write(Journal.pathFor(results), changed);
      assertThat(Journal.read(results))
          .as("byte %d changed", at)
          .isEqualTo(at < Long.BYTES ? List.of() : ENTRIES.subList(0, wholeEntries(at)));
    }
  }

  private int wholeEntries(int length) {
    int count = 0;
    while (count < ends.length && ends[count] <= length) {
      count++;
    }
    return count;
  }

  private static JournalEntry entry(int number) {
    return new JournalEntry(
        number,
        List.of(new PointFailure(number, 1, "exception", "błąd " + number, "")),
        List.of(
            new LocalResult(
                number,
                IndexRanges.of(new IndexRange(10L * number, 3)),
                2,
                1,
                7,
                4,
                0.5,
                0.75,
                3,
                "node" + number,
                4000 + number)),
        IndexRanges.of(new IndexRange(10L * number, 1)));
  }
}
