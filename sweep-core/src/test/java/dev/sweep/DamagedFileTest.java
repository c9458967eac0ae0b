package dev.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.analysis.SweepComparison;
import dev.sweep.analysis.Tolerance;
import dev.sweep.analysis.Tolerances;
import dev.sweep.model.Model;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;
import dev.sweep.results.PartsMerge;
import dev.sweep.results.Programs;
import dev.sweep.results.ResultsException;
import dev.sweep.results.ResultsReader;
import dev.sweep.results.TableExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages a file in every way that a disk or a copy can: each command either refuses it, or does
 * just what it does with the whole file, because what was hit did not matter.
 *
 * <p>{@code -Dsweep.flips=N} makes it N flipped bits, {@code -Dsweep.seed=S} others.
 */
@Timeout(600)
public class DamagedFileTest {
  private static final int FLIPS = Integer.getInteger("sweep.flips", 70);
  private static final long SEED = Long.getLong("sweep.seed", 2026);
  private static final int BLOCK = 4096;

  private static final String CONFIG =
      """
      name: mixed
      model: {java: dev.sweep.DamagedFileTest$Mixed}
      parameters: {u: {uniform: [0, 1]}, s: {choice: [cg, gmres, żółw]}, c: 4.5}
      sampling: {method: random, n: 120, seed: 5}
      """;

  /** Has outputs of each kind, and fails now and then. */
  public static final class Mixed implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {
      if (point.pointNumber() % 10 == 7) {
        throw new IllegalStateException("unlucky " + point.pointNumber());
      }
      outputs.put("q", 2 * point.number("u"));
      outputs.put("v", new double[] {point.number("u"), -1});
      outputs.put("half", point.number("u") < 0.5);
      outputs.put("word", point.text("s") + " " + point.pointNumber());
    }
  }

  @TempDir Path directory;
  private Path rest;
  private Path damaged;
  private byte[] bytes;
  private String shown;
  private String ended;
  private int valuesEnd;
  private int refused;
  private int unharmed;

  @BeforeEach
  void makeTwoParts() throws Exception {
    Path part = SweptFile.shard(directory, "part", CONFIG, "1/2");
    rest = SweptFile.shard(directory, "rest", CONFIG, "2/2");
    bytes = Files.readAllBytes(part);
    shown = shown(part);
    valuesEnd =
        Integer.parseInt(
            Programs.python(
                part,
                """
                f = h5py.File(path)
                per_point = [d for d in f.values() if hasattr(d, 'shape') and d.shape[:1] == (120,)]
                print(max(d.id.get_offset() + d.id.get_storage_size() for d in per_point))
                """));
    damaged = directory.resolve("damaged.h5");
    SweptFile.carryOn(directory, CONFIG, part);
    ended = points(part);
  }

  @Test
  void flippedBitsAreRefusedOrDoNotMatter() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int at = 0; at < 48; at++) {
      flip(at, random.nextInt(8));
    }
    for (int i = 0; i < FLIPS; i++) {
      flip(random.nextInt(valuesEnd, bytes.length), random.nextInt(8));
    }
    assertThat(refused).isGreaterThan((48 + FLIPS) / 2);
    assertThat(unharmed).as("unused bytes are hit too").isPositive();
  }

  @Test
  void zeroedBlocksAreRefusedOrDoNotMatter() throws Exception {
    for (int at = valuesEnd / BLOCK * BLOCK; at < bytes.length; at += BLOCK) {
      zero(Math.max(at, valuesEnd), Math.min(at + BLOCK, bytes.length));
    }
    zero(0, BLOCK);
    assertThat(refused).isGreaterThan(3);
  }

  @Test
  void aFileThatWasCutOffAnywhereIsRefusedByEachCommand() throws Exception {
    for (int length = 0; length < bytes.length; length += 512) {
      Files.write(damaged, Arrays.copyOf(bytes, length));
      tryAll("cut off behind byte " + length);
      assertThat(unharmed).as("cut off behind byte " + length).isZero();
    }
  }

  @Test
  void aFileOfANewerFormatIsRefusedAsSuch() throws Exception {
    Files.write(damaged, bytes);
    Programs.python(damaged, "h5py.File(path, 'r+').attrs['sweep_format'] = 2");
    tryAll("of a newer format");
    assertThat(unharmed).isZero();
    assertThatThrownBy(() -> shown(damaged))
        .isInstanceOf(ResultsException.class)
        .hasMessageContainingAll("has format 2", "reads format 1", "newer");
  }

  @Test
  void whatIsNotOursIsRefusedAsSuch() throws Exception {
    Programs.python(damaged, "h5py.File(path, 'w')['q'] = [1., 2.]");
    tryAll("of h5py");
    assertThatThrownBy(() -> shown(damaged)).hasMessageContaining("not one of sweep's");
    Files.writeString(damaged, "x,y\n1,2\n".repeat(1000));
    tryAll("text");
    assertThatThrownBy(() -> shown(damaged)).hasMessageContaining("not an HDF5 file");
    Files.createDirectory(directory.resolve("d.h5"));
    assertThatThrownBy(() -> shown(directory.resolve("d.h5"))).isInstanceOf(IOException.class);
    assertThat(unharmed).isZero();
  }

  @Test
  void whatPeopleNoteInAFileDoesNotMakeItDamaged() throws Exception {
    Files.write(damaged, bytes);
    Programs.python(
        damaged,
        """
        with h5py.File(path, 'r+') as f:
            f.attrs['note'] = 'checked by Ola'
            f['q'].attrs['quality'] = 'good ' * 300
            f.attrs['title'] = 'a longer title than before'
            for i in range(20):
                f.attrs['more %d' % i] = i
        """);
    assertThat(shown(damaged)).contains("unlucky 17", "żółw");
    SweptFile.carryOn(directory, CONFIG, damaged);
    assertThat(points(damaged)).isEqualTo(ended);
  }

  @Test
  void aStatusThatThereIsNotIsRefused() throws Exception {
    Files.write(damaged, bytes);
    Programs.python(damaged, "h5py.File(path, 'r+')['status'][3] = 77");
    assertThatThrownBy(() -> SweptFile.carryOn(directory, CONFIG, damaged))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("point 3 has the status 77");
  }

  private void flip(int at, int bit) throws Exception {
    byte[] changed = bytes.clone();
    changed[at] ^= (byte) (1 << bit);
    Files.write(damaged, changed);
    tryAll("bit %d of byte %d flipped".formatted(bit, at));
  }

  private void zero(int from, int to) throws Exception {
    byte[] changed = bytes.clone();
    Arrays.fill(changed, from, to, (byte) 0);
    Files.write(damaged, changed);
    tryAll("bytes %d to %d zeroed".formatted(from, to));
  }

  /** Does all that can be done with a file; none may do it silently wrong. */
  private void tryAll(String how) throws Exception {
    attempt("show and export, " + how, shown, () -> shown(damaged));
    attempt("compare, " + how, "true", this::sameAsItself);
    attempt("merge, " + how, ended, this::merged);
    attempt("run, " + how, ended, this::carriedOn);
  }

  private void attempt(String what, String expected, Operation operation) {
    try {
      assertThat(operation.run()).as(what).isEqualTo(expected);
      unharmed++;
    } catch (IOException e) {
      assertThat(e.getMessage()).as(what).isNotBlank();
      refused++;
    } catch (Exception e) {
      throw new AssertionError(what + ": " + e, e);
    }
  }

  private interface Operation {
    String run() throws Exception;
  }

  private String sameAsItself() throws IOException {
    try (ResultsReader base = ResultsReader.open(damaged);
        ResultsReader now = ResultsReader.open(damaged)) {
      Tolerances exact = new Tolerances(new Tolerance(0, 0), Map.of());
      return "" + SweepComparison.of(base, now, exact).same();
    }
  }

  private String merged() throws IOException {
    Path merged = directory.resolve("merged.h5");
    try {
      PartsMerge.run(java.util.List.of(damaged, rest), merged);
      return points(merged);
    } finally {
      Files.deleteIfExists(merged);
    }
  }

  /** Last, because it changes the file. */
  private String carriedOn() throws Exception {
    byte[] before = Files.readAllBytes(damaged);
    try {
      SweptFile.carryOn(directory, CONFIG, damaged);
    } catch (IOException e) {
      assertThat(damaged).hasBinaryContent(before);
      throw e;
    }
    return points(damaged);
  }

  /** Returns all that can be told of a file. */
  private static String shown(Path file) throws IOException {
    try (ResultsReader results = ResultsReader.open(file)) {
      return String.join(
          "\n",
          results.name(),
          results.config(),
          results.fingerprint(),
          results.overrides().toString(),
          new java.util.TreeMap<>(results.provenance()).toString(),
          results.parameters().toString(),
          results.outputs().toString(),
          results.dimensions().toString(),
          results.failures().toString(),
          results.localResults().toString(),
          results.statusCounts().toString(),
          results.point(17).failures().toString(),
          table(results));
    }
  }

  /** Returns what came of each point, without how long it took and where. */
  private static String points(Path file) throws IOException {
    try (ResultsReader results = ResultsReader.open(file)) {
      return Pattern.compile("\"(seconds|rank)\":[^,}]*").matcher(table(results)).replaceAll("")
          + results.failures().stream().map(Object::toString).sorted().toList();
    }
  }

  private static String table(ResultsReader results) throws IOException {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    TableExport.write(results, TableExport.Format.JSONL, false, table);
    return table.toString(StandardCharsets.UTF_8);
  }
}
