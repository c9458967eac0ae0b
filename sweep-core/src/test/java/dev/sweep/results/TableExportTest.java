package dev.sweep.results;

import static dev.sweep.results.TestSweeps.PROVENANCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.SweptFile;
import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.results.TableExport.Format;
import dev.sweep.space.Design;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TableExportTest {
  @TempDir Path directory;

  @Test
  void csvHasAllColumnsAndLeavesEmptyWhatAPointDoesNotHave() throws IOException {
    assertThat(export(sampled(), Format.CSV, false))
        .isEqualTo(
            """
            point,r,w,b,s,q,t,f,v[0][0],v[0][1],status,seconds,attempts,rank
            0,0.5,1000,false,cg,0.1,"say ""a, b\""",true,1.0,2.0,ok,0.1,1,3
            1,1.5,1001,true,,Infinity,,,-0.0,,ok,1.0,1,3
            2,2.5,1002,false,gmres żółw,,,,,,failed,2.0,1,3
            3,,,,,,,,,,pending,,,
            """);
  }

  @Test
  void jsonLinesHaveNullForWhatAPointDoesNotHave() throws IOException {
    assertThat(export(sampled(), Format.JSONL, false))
        .isEqualTo(
            """
            {"point":0,"r":0.5,"w":1000,"b":false,"s":"cg","q":0.1,"t":"say \\"a, b\\"","f":true,"v":[[1.0,2.0]],"status":"ok","seconds":0.1,"attempts":1,"rank":3}
            {"point":1,"r":1.5,"w":1001,"b":true,"s":"","q":"Infinity","t":"","f":null,"v":[[-0.0,null]],"status":"ok","seconds":1.0,"attempts":1,"rank":3}
            {"point":2,"r":2.5,"w":1002,"b":false,"s":"gmres żółw","q":null,"t":null,"f":null,"v":null,"status":"failed","seconds":2.0,"attempts":1,"rank":3}
            {"point":3,"r":null,"w":null,"b":null,"s":null,"q":null,"t":null,"f":null,"v":null,"status":"pending","seconds":null,"attempts":null,"rank":null}
            """);
  }

  @Test
  void pointsThatAreNotOkCanBeLeftOut() throws IOException {
    assertThat(export(sampled(), Format.CSV, true).lines().skip(1))
        .hasSize(2)
        .allMatch(line -> line.contains(",ok,"));
  }

  @Test
  void pendingPointsOfAGridHaveTheirValues() throws Exception {
    Path file =
        SweptFile.begin(
            directory, "g", "model: {expr: {q: T}}\nparameters: {T: [1, 2], k: [a, b], c: 2.5}\n");
    assertThat(export(file, Format.CSV, false))
        .isEqualTo(
            """
            point,T,k,c,q,status,seconds,attempts,rank
            0,1,a,2.5,,pending,,,
            1,1,b,2.5,,pending,,,
            2,2,a,2.5,,pending,,,
            3,2,b,2.5,,pending,,,
            """);
  }

  @Test
  void everyNumberIsReadBackWithTheSameBits() throws Exception {
    Path file =
        SweptFile.run(
            directory,
            "bits",
            """
            model: {expr: {q: "exp(200 * x) * sin(1e5 * x)"}}
            parameters: {x: {uniform: [-1, 1]}}
            sampling: {method: random, n: 20000, seed: 5}
            """);
    Path csv = Files.writeString(directory.resolve("t.csv"), export(file, Format.CSV, false));
    Path json = Files.writeString(directory.resolve("t.jsonl"), export(file, Format.JSONL, false));
    assertThat(
            Programs.python(
                file,
                """
                import csv, json
                f = h5py.File(path)
                rows = list(csv.DictReader(open('%s')))
                lines = [json.loads(line) for line in open('%s')]
                for k in ('x', 'q'):
                    print([float(r[k]) for r in rows] == f[k][...].tolist(), [r[k] for r in lines] == f[k][...].tolist())
                """
                    .formatted(csv, json)))
        .isEqualTo("True True\nTrue True");
  }

  /** Returns a file with a column of each type; point 2 failed, point 3 is pending. */
  private Path sampled() throws IOException {
    Path path = directory.resolve("all.h5");
    Design design = TestSweeps.sampled(4);
    Outcomes outcomes = TestSweeps.bare(0, 3);
    outcomes.seconds()[0] = 0.1f;
    TestSweeps.fail(outcomes, 2, "no");
    outcomes
        .columns()
        .addAll(
            List.of(
                new OutputColumn.Numbers(
                    "q", new int[0], new double[] {0.1, Double.POSITIVE_INFINITY, 7}),
                new OutputColumn.Texts("t", new String[] {"say \"a, b\"", "", "x"}),
                new OutputColumn.Flags("f", new byte[] {1, -1, 1}),
                new OutputColumn.Numbers(
                    "v", new int[] {1, 2}, new double[] {1, 2, -0.0, Double.NaN, 5, 6})));
    try (ResultsFile file =
        ResultsFile.create(path, design, List.of(), OutputNotes.NONE, PROVENANCE)) {
      TestSweeps.accept(file, design, 3, outcomes);
    }
    return path;
  }

  private static String export(Path file, Format format, boolean okOnly) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ResultsReader results = ResultsReader.open(file)) {
      TableExport.write(results, format, okOnly, out);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
