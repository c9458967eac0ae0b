package dev.sweep.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/yaml.md shows is so: its examples are without fault, and each message that it shows is
 * that of a configuration here. Where a message is shown depends on what is around it.
 */
@Timeout(30)
class YamlReferenceTest {
  private static final Path REFERENCE = Path.of("../docs/yaml.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\n(.*?)^```");
  private static final Pattern MESSAGE =
      Pattern.compile("(?m)^(?:heat\\.yaml|points\\.csv):\\d+:\\d+: (.*)$");

  /** What follows the model in each; some have faults that the reference does not show. */
  private static final String[] FAULTY = {
    "model: {command: x, files: {../a: b, a: b, a/b: c, deck: {template: deck.in}}}\n"
        + "parameters: {T: 1}",
    "model: {command: x}\noutputs: {q: {csv: a}}\nparameters: {T: 1}",
    "model: {command: x}\noutputs: {q: {regex: '(?<a>.)(?<b>.)'}}\nparameters: {T: 1}",
    "parameters: {T: 1}\nexecution: {workers: 2, resources: {cpus: 4}}",
    "model: {command: x, resources: {cpus: 2}}\nparameters: {T: 1}",
    "parameters: {b: {values: {'': 1}}}",
    "parameters: {a: {values: {u: 1}}, a_label: 3}",
    "parameters: {a: {values: [1], when: 'b > 1'}, b: {values: [1], when: 'a > 1'}}",
    "parameters: {s: 1, a: {values: [1], when: 't > 1'}, b: 2}",
    "parameters: {T: {values: [1, 2], when: 'x > 1'}, x: {uniform: [0, 1]}}\n"
        + "sampling: {method: random, n: 2}\nspace: T",
    "parameters: {a: {values: [1, 2], when: 'c > 1'}, b: [1, 2],"
        + " c: {values: [1, 2], when: 'b > 1'}}\nspace: {zip: [a, b]}",
    "parameters: {a: {range: [0, 70000, 1]}, b: {values: [1, 2], when: 'a > 1'}}",
    "model: {expr: {b_label: '1'}}\n\nparameters:\n  b: {values: {u: 1}}",
    "parameters: {a: {uniform: [0, 1], build: true}, b: {values: [1], build: 3}}\n"
        + "sampling: {method: random, n: 3}",
    "parameters: {x: {log_uniform: [0, 1]}}",
    "parameters: {y: {lognormal: {mu: 1, std: 1}}}",
    "parameters: {s: {choice: [a, b], p: [0.7, 0.4]}}",
    "parameters: {x: 1}\nsampling: {method: lhs}",
    "parameters: {x: [1]}\nsampling: {method: grid, n: 1}",
    "parameters: {x: {uniform: [0, 1]}}\nsampling: {method: grid}",
    "parameters: {a: [1, 2], b: [1, 2, 3]}\nsampling: {method: zip}",
    "parameters: {"
        + IntStream.rangeClosed(0, 1000)
            .mapToObj(i -> "p" + i + ": {uniform: [0, 1]}")
            .collect(Collectors.joining(", "))
        + "}\nsampling: {method: sobol, n: 2}",
    "parameters: {x: {normal: {mean: 0, std: 1}}}\nsampling: {method: morris, n: 2}",
    "parameters: {x: [1, 2]}\nsampling: {method: morris, n: 2, levels: 5}",
    "parameters: {k: [1, 2]}\nsampling: {method: ofat, nominal: {}}",
    "parameters: {solver: [a, b]}\nsampling: {method: ofat, nominal: {solver: c}}",
    "parameters: {k: }\nsampling: {method: csv, file: q.csv}",
    "parameters: {T: , k: , c: 4}\nsampling: {method: csv, file: extra.csv}",
    "parameters: {k: }\nsampling: {method: csv, file: text.csv}",
    "parameters: {T: , k: }\nsampling: {method: csv, file: short.csv}",
    "parameters: {T: 1}\nsampling: {method: differential, n: 2}",
    differential("{method: morris, n: 2}", "{T: {sum: [0, 1]}}"),
    differential("{method: grid}", "{T: 0.1}"),
    differential("{method: grid}", "{z: {sum: [0, 1]}}"),
    "parameters: {s: [a, b]}\n"
        + "sampling: {method: differential, n: 2, nominal: {}, perturb: {s: {sum: [0, 1]}}}",
    "parameters: {x: {values: {a: 1}}, y: {values: [2], when: 'x > 1'}, nominal: 2}\n"
        + "sampling: {method: differential, n: 2, nominal: {}, perturb: {x: {sum: [0, 1]}}}",
    "parameters: {x: {normal: {mean: 0, std: 1}}}\nsampling: {method: differential, n: 2,"
        + " nominal: {method: lhs, n: 2}, perturb: {x: {percentile: [0, 1]}}}",
    "parameters: {x: {uniform: [0, 1]}}\nsampling: {method: random, n: 2, successes: 2}",
    "parameters: {x: {uniform: [0, 1]}}\nsampling: {method: random, successes: 30, max_draws: 20}",
    "parameters: {x: {uniform: [0, 1]}}\nsampling: {method: lhs, n: 2, successes: 30}",
    "parameters: {x: {uniform: [0, 1]}}\nsampling: {method: random, max_draws: 30}",
    "parameters: {x: [1, 2]}\nsampling: {method: random, successes: 3}\nspace: x",
    "parameters: {T: [1], p: [1], k: [1]}\nspace: {product: [a]}",
    "parameters: {T: [1]}\nspace: {product: [T, T]}",
    "parameters: {x: {uniform: [0, 1]}}\nsampling: {method: random, n: 2}\nspace: x",
    "parameters: {p: [1, 2], k: [1, 2, 3]}\nspace: {zip: [p, k]}",
    "parameters: {T: [1], k: [1]}\nspace: {concat: [T, k]}",
    "parameters: {T: [1], p: }\nspace: {concat: [{T: [2], p: [1]}, {T: [3], p: [2]}]}",
    "parameters: {T: , p: }\nspace: {concat: [{T: [2], p: [1]}, {T: [3], p: [x]}]}",
    "parameters: {a: {range: [0, 1e12, 1]}, b: {range: [0, 1e12, 1]}}\nspace: {product: [a, b]}",
    "parameters: {T: 1}\nsweeps: {a: {results: {file: ./x.h5}}, b: {results: {file: ./x.h5}}}",
    "parameters: {T: 1}\nsweeps: {a: {execution: {workers: 2}}, b: {sweeps: {}}}",
  };

  /** Messages about the command line, whose tests are elsewhere. */
  private static final List<String> ELSEWHERE =
      List.of(
          "a sample with 'successes' cannot be run in shards",
          "there is no sweep 'fin'",
          "--output is for one sweep");

  @TempDir Path directory;

  private static String differential(String nominal, String perturb) {
    return "parameters: {T: [1, 2], k: 3}\nsampling: {method: differential, n: 2, nominal: "
        + nominal
        + ", perturb: "
        + perturb
        + "}";
  }

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(directory.resolve("filter.cir"), "r1 in out ${R}\n");
    Files.createDirectory(directory.resolve("library"));
    Files.writeString(directory.resolve("points.csv"), "T,k\n280,1\n300,2\n");
    Files.writeString(directory.resolve("q.csv"), "T,q\n280,1\n");
    Files.writeString(directory.resolve("extra.csv"), "T,k,q\n280,1,2\n");
    Files.writeString(directory.resolve("text.csv"), "k\n1\nn/a\n");
    Files.writeString(directory.resolve("short.csv"), "T,k\n1,2\n1\n");
    Files.createFile(directory.resolve("heat.jar"));
  }

  @Test
  void itsExamplesAreWithoutFault() throws IOException {
    for (String example : found(EXAMPLE)) {
      String model = example.contains("model:") ? "" : ConfigFiles.MODEL;
      assertThat(faults(model + example)).as(example).isEmpty();
    }
  }

  @Test
  void itsMessagesAreThoseOfConfigurations() throws IOException {
    StringBuilder produced = new StringBuilder();
    for (String faulty : FAULTY) {
      String model = faulty.contains("model:") ? "" : ConfigFiles.MODEL;
      produced.append(faults(model + faulty)).append('\n');
    }
    String messages =
        produced
            .toString()
            .replace(directory + "/", "")
            .replaceAll("(q|extra|text|short)\\.csv", "points.csv");
    List<String> unknown = new ArrayList<>(found(MESSAGE));
    unknown.removeIf(shown -> messages.contains(": " + shown + "\n"));
    unknown.removeIf(shown -> ELSEWHERE.stream().anyMatch(shown::startsWith));

    assertThat(unknown).as("messages that no configuration of this test gives").isEmpty();
  }

  /** Returns the faults of a file of one sweep or several. */
  private String faults(String text) throws IOException {
    Path file = new ConfigFiles(directory).write("heat.yaml", text);
    try {
      ConfigReader.readAll(file, List.of(), List.of());
      return "";
    } catch (ConfigException e) {
      return String.valueOf(e.getMessage()).replace(directory + "/", "");
    }
  }

  private static List<String> found(Pattern pattern) throws IOException {
    return pattern
        .matcher(Files.readString(REFERENCE))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
