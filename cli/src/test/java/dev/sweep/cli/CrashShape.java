package dev.sweep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sweep to be killed, and what its values must be. */
enum CrashShape {
  /** Many tiny points on a grid, some of them excluded, on two threads. */
  FORMULAS(
      0,
      """
      model: {expr: {q: "x*y + 1", r: "x - y"}}
      parameters: {x: {range: [0, 2000, 1]}, y: {range: [0, 900, 1]}}
      where: "x != 13"
      """,
      """
      x, y = np.meshgrid(np.arange(2000), np.arange(900), indexing='ij')
      excluded = x == 13
      assert (f['status'][...] == np.where(excluded, 4, 1)).all()
      assert (f['q'][...][~excluded] == (x*y + 1.0)[~excluded]).all()
      assert (f['r'][...][~excluded] == (x - y)[~excluded]).all()
      assert np.isnan(f['q'][...][excluded]).all()
      """),

  /** Programs, of which a few fail, each of them an entry of the side log. */
  COMMANDS(
      1,
      """
      model:
        command: [sh, -c, 'test $((${x} % 50)) != 13 || { echo no luck >&2; exit 7; }; echo "{\\"q\\": ${x}, \\"word\\": \\"ż${x}\\"}"']
      parameters: {x: {range: [0, 200, 1]}}
      """,
      """
      x = np.arange(200); failed = x % 50 == 13
      assert (f['status'][...] == np.where(failed, 2, 1)).all()
      assert (f['q'][...][~failed] == x[~failed]).all()
      assert list(f['word'].asstr()[...]) == ['' if i % 50 == 13 else 'ż%d' % i for i in x]
      assert sorted(f['failures/point'][...]) == [13, 63, 113, 163]
      assert set(f['failures/message'].asstr()[...]) == {'exit code 7: no luck'}
      """),

  /** A sample with strings, arrays, booleans, failures, and outputs that come up half-way. */
  MIXED(
      1,
      """
      model: {java: Mixed, classpath: [model]}
      parameters: {u: {uniform: [0, 1]}, s: {choice: [cg, gmres, żółw]}}
      sampling: {method: random, n: 40000, seed: 5}
      """,
      """
      n = np.arange(40000); failed = n % 40 == 7; late = ~failed & (n >= 20000); u = f['u'][...]
      s = f['s'].asstr()[...]
      assert (f['status'][...] == np.where(failed, 2, 1)).all()
      assert ((0 <= u) & (u < 1)).all() and len(np.unique(u)) > 39990
      assert (f['q'][...][~failed] == 2*u[~failed]).all()
      assert (f['v'][...][~failed] == np.stack([u, u + n, -u], 1)[~failed]).all()
      assert (f['half'][...] == np.where(failed, -1, u < 0.5)).all()
      assert list(f['word'].asstr()[...]) == ['' if b else '%s %d' % (t, i) for i, b, t in zip(n, failed, s)]
      assert (f['late'][...][late] == -n[late]).all() and np.isnan(f['late'][...][~late]).all()
      assert sorted(f['failures/point'][...]) == list(n[failed])
      assert {m.split(': ')[-1] for m in f['failures/message'].asstr()[...]} == {'unlucky %d' % i for i in n[failed]}
      """);

  private static final String MIXED_MODEL =
      """
      public void evaluate(Point point, Outputs outputs) {
        long number = point.pointNumber();
        double u = point.number("u");
        if (number % 40 == 7) {
          throw new IllegalStateException("unlucky " + number);
        }
        outputs.put("q", 2 * u);
        outputs.put("v", new double[] {u, u + number, -u});
        outputs.put("half", u < 0.5);
        outputs.put("word", point.text("s") + " " + number);
        if (number >= 20000) {
          outputs.put("late", -number);
        }
      }
      """;

  private final int exitCode;
  private final String config;
  private final String expectation;

  CrashShape(int exitCode, String config, String expectation) {
    this.exitCode = exitCode;
    this.config = config;
    this.expectation = expectation;
  }

  /** Returns the exit code of a run that comes to its end. */
  int exitCode() {
    return exitCode;
  }

  /** Returns Python that holds of the whole file {@code f}. */
  String expectation() {
    return expectation;
  }

  /** Writes the configuration {@code c.yaml}, and what it needs, into {@code directory}. */
  void write(Path directory) throws IOException {
    Files.writeString(directory.resolve("c.yaml"), config);
    if (this == MIXED) {
      CompiledModel.write(Files.createDirectory(directory.resolve("model")), "Mixed", MIXED_MODEL);
    }
  }
}
