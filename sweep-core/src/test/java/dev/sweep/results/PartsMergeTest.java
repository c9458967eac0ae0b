package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sweep.SweptFile;
import dev.sweep.model.Model;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;
import dev.sweep.model.PointFailure;
import dev.sweep.results.MergeReport.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PartsMergeTest {
  private static final String GRID =
      """
      name: heat
      model: {expr: {q: "T * if(k == 'b', 10, 1) + c"}}
      outputs: {q: {unit: W, description: heat flow}}
      parameters:
        T: {values: [1, 2, 3.5], unit: K, description: temperature}
        k: [a, b, żółw]
        flag: [true, false]
        c: 4
        label: fixed
      where: "T < 3 or k != 'a'"
      """;
  private static final String SAMPLE =
      """
      name: sample
      model: {java: "%s"}
      parameters: {x: {uniform: [-1, 1]}, k: [cg, gmres], n: [1, 2, 3], f: [true, false]}
      sampling: {method: random, n: 3001, seed: 3}
      """
          .formatted(Kinds.class.getName());

  /** Prints what differs between two files, apart from who computed it, when, and how fast. */
  private static final String SAME =
      """
      other, run = 'OTHER', ('seconds', 'rank')
      a, b = h5py.File(path), h5py.File(other)
      def same(x, y):
          if x.dtype == object: return x.tolist() == y.tolist()
          return x.dtype == y.dtype and x.shape == y.shape and x.tobytes() == y.tobytes()
      print(sorted(set(a) ^ set(b)))
      for k in a:
          if isinstance(a[k], h5py.Dataset):
              for n in set(a[k].attrs) | set(b[k].attrs):
                  if n not in ('DIMENSION_LIST', 'REFERENCE_LIST') and str(a[k].attrs.get(n)) != str(b[k].attrs.get(n)): print(k, n)
              if a[k].id.get_offset() is not None and k not in run and not same(a[k][...], b[k][...]): print(k)
      for n in ('title', 'points', 'dimensions', 'parameters', 'outputs', 'sweep_format', 'pending_values'):
          if str(a.attrs.get(n)) != str(b.attrs.get(n)): print(n)
      if a['provenance/fingerprint'][()] != b['provenance/fingerprint'][()]: print('fingerprint')
      """;

  @TempDir Path directory;

  /** Outputs of all kinds; some points fail, and some outputs are missing now and then. */
  public static final class Kinds implements Model {
    @Override
    public void evaluate(Point point, Outputs outputs) {
      double x = point.number("x");
      if (x < -0.9) {
        throw new IllegalArgumentException("x is " + x);
      }
      outputs.put("q", x * point.number("n"));
      outputs.put("s", point.text("k") + (x > 0 ? " " + x : ""));
      outputs.put("v", new double[][] {{x, 2 * x}, {3 * x, 4 * x}, {0, -0.0}});
      if (x > 0.99) {
        outputs.put("rare", true);
      }
    }
  }

  @Test
  void mergedShardsOfAGridAreTheWholeColumnByColumn() throws Exception {
    MergeReport report = merge(shards(GRID, 4));
    assertThat(report.counts()).isEqualTo(new StatusCounts(0, 16, 0, 0, 2));
    assertThat(report.taken()).extracting(Taken::points).containsExactly(5L, 5L, 4L, 4L);
    assertSame(report.file(), SweptFile.run(directory, "whole", GRID));
  }

  @Test
  void mergedShardsOfASampleAreTheWholeWithFailuresStringsAndArrays() throws Exception {
    List<Path> shards = shards(SAMPLE, 3);
    MergeReport report = merge(shards);
    Path whole = SweptFile.run(directory, "whole", SAMPLE);
    assertSame(report.file(), whole);
    try (ResultsReader merged = ResultsReader.open(report.file());
        ResultsReader alone = ResultsReader.open(whole)) {
      assertThat(merged.failures())
          .extracting(PointFailure::point, PointFailure::message)
          .containsExactlyElementsOf(
              alone.failures().stream().map(f -> tuple(f.point(), f.message())).toList());
      assertThat(merged.localResults()).hasSize(3);
      assertThat(merged.localResults().stream().mapToLong(r -> r.points().count()).sum())
          .isEqualTo(3001);
      assertThat(merged.point(3000).rank()).isEqualTo(2);
      assertThat(merged.provenance().get("merged_from")).contains("shard3.h5");
    }
    assertThat(Programs.run("h5stat", report.file().toString())).contains("unique datasets");
  }

  @Test
  void aMergedFileCarriesOnWithWhatNoPartHas() throws Exception {
    for (String yaml : List.of(GRID, SAMPLE)) {
      List<Path> shards = shards(yaml, 3);
      MergeReport report = merge(List.of(shards.get(2), shards.get(0)));
      assertThat(report.counts().pending()).isEqualTo(report.counts().total() / 3);
      SweptFile.carryOn(directory, yaml, report.file());
      Path whole = SweptFile.run(directory, "whole", yaml);
      assertSame(report.file(), whole);
      try (ResultsReader merged = ResultsReader.open(report.file())) {
        assertThat(merged.statusCounts().pending()).isZero();
      }
      Files.delete(report.file());
      Files.delete(whole);
    }
  }

  @Test
  void pendingPointsAreMissing() throws Exception {
    MergeReport report = merge(List.of(shards(GRID, 3).get(1)));
    assertThat(
            Programs.python(
                report.file(),
                """
                f = h5py.File(path)
                print(np.isnan(f['q'][...]).sum(), (f['status'][...] == 0).sum(), f.attrs['pending_values'])
                """))
        .isEqualTo("12 12 missing");
  }

  @Test
  void pointsThatAreTheSameInTwoPartsAreTakenOnce() throws Exception {
    List<Path> shards = new ArrayList<>(shards(SAMPLE, 2));
    Path whole = SweptFile.run(directory, "whole", SAMPLE);
    shards.add(whole);
    MergeReport report = merge(shards);
    assertThat(report.taken())
        .extracting(Taken::points, Taken::repeated)
        .containsExactly(tuple(1501L, 0L), tuple(1500L, 0L), tuple(0L, 3001L));
    assertSame(report.file(), whole);
  }

  @Test
  void pointsWithOtherValuesAreRefusedAndNamed() throws Exception {
    Path input = directory.resolve("input.txt");
    String yaml =
        """
        model: {command: [sh, -c, 'echo "{\\"q\\": $(cat %s)}"']}
        parameters: {x: [1, 2, 3]}
        """
            .formatted(input);
    Files.writeString(input, "1.5");
    Path first = SweptFile.shard(directory, "first", yaml, "1/2");
    Files.writeString(input, "2.5");
    Path second = SweptFile.run(directory, "second", yaml);
    assertThatThrownBy(() -> merge(List.of(first, second)))
        .isInstanceOf(ResultsException.class)
        .hasMessage(
            "point 0 is not the same in %s and %s: q is 1.5 in the one and 2.5 in the other"
                .formatted(first, second));
    assertNothingIsLeft();
  }

  @Test
  void aPartOfAnotherSweepIsRefusedWithWhatDiffers() throws Exception {
    Path one = SweptFile.shard(directory, "one", GRID, "1/2");
    Path other = SweptFile.shard(directory, "other", GRID.replace("c: 4", "c: 5"), "2/2");
    assertThatThrownBy(() -> merge(List.of(one, other)))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("other.h5 is of another sweep than ")
        .hasMessageContaining("parameters.c")
        .hasMessageContaining("one.h5: 4")
        .hasMessageContaining("other.h5: 5");
    assertNothingIsLeft();
  }

  @Test
  void anExistingFileIsNotReplaced() throws Exception {
    Path one = SweptFile.shard(directory, "one", GRID, "1/2");
    byte[] before = Files.readAllBytes(one);
    assertThatThrownBy(() -> PartsMerge.run(List.of(one), one)).hasMessageContaining("exists");
    assertThat(one).hasBinaryContent(before);
  }

  private void assertNothingIsLeft() throws IOException {
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("merged"));
    }
  }

  private static void assertSame(Path merged, Path whole) {
    assertThat(Programs.python(merged, SAME.replace("OTHER", whole.toString()))).isEqualTo("[]");
  }

  private MergeReport merge(List<Path> parts) throws ResultsException {
    return PartsMerge.run(parts, directory.resolve("merged.h5"));
  }

  private List<Path> shards(String yaml, int count) throws Exception {
    Path[] shards = new Path[count];
    for (int k = 1; k <= count; k++) {
      Path stale = directory.resolve("shard" + k + ".h5");
      Files.deleteIfExists(stale);
      shards[k - 1] = SweptFile.shard(directory, "shard" + k, yaml, k + "/" + count);
    }
    return Arrays.asList(shards);
  }
}
