package dev.sweep.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {
  @TempDir Path directory;

  private ConfigFiles files() {
    return new ConfigFiles(directory);
  }

  private static List<String> names(SweepConfig config) {
    return config.parameters().stream().map(ParameterConfig::name).toList();
  }

  @Test
  void includedParametersComeFirstAndOverriddenOnesKeepTheirPlace() throws Exception {
    files().write("common.yaml", ConfigFiles.MODEL + "parameters: {a: 1, b: 2, c: 3}\n");

    SweepConfig config =
        files().read("include: [common.yaml]\nparameters: {d: 4, b: [5, 6]}\n", "parameters.a=9");

    assertThat(names(config)).containsExactly("a", "b", "c", "d");
    assertThat(config.parameters().get(0).spec())
        .isEqualTo(new ParameterSpec.Fixed(new Value.Numeric(9)));
    assertThat(config.parameters().get(1).spec()).isInstanceOf(ParameterSpec.Values.class);
  }

  @Test
  void anotherKindReplacesTheOneBeneathAndKeepsTheUnit() throws Exception {
    SweepConfig config =
        files()
            .read(
                ConfigFiles.MODEL + "parameters: {T: {linspace: [0, 1, 3], unit: K}, p: [1, 2]}\n",
                "parameters.T=[1, 2]",
                "parameters.p.unit=Pa",
                "parameters.p.range=[0, 3, 1]");

    assertThat(config.parameters().get(0).spec()).isInstanceOf(ParameterSpec.Values.class);
    assertThat(config.parameters().get(0).unit()).isEqualTo("K");
    assertThat(config.parameters().get(1).spec()).isEqualTo(new ParameterSpec.Range(0, 3, 1));
    assertThat(config.parameters().get(1).unit()).isEqualTo("Pa");
  }

  @Test
  void anotherModelOrMethodReplacesTheWholeOneBeneath() throws Exception {
    SweepConfig config =
        files()
            .read(
                "model: {command: [a], env: {A: 1}}\nparameters: {T: [1, 2]}\n"
                    + "sampling: {method: random, n: 5}\n",
                "model.expr.q=T",
                "sampling.method=grid");

    assertThat(config.model()).isInstanceOf(ModelConfig.Expr.class);
    assertThat(config.sampling().n()).isZero();
  }

  @Test
  void anOverrideReachesIntoLists() throws Exception {
    SweepConfig config =
        files().read(ConfigFiles.MODEL + "parameters: {T: [1, 2, 3]}\n", "parameters.T.1=20");

    assertThat(config.parameters().getFirst().spec())
        .isEqualTo(
            new ParameterSpec.Values(
                List.of(new Value.Numeric(1), new Value.Numeric(20), new Value.Numeric(3))));
  }

  @Test
  void includesAreRelativeToTheFileThatIncludes() throws Exception {
    Files.createDirectory(directory.resolve("parts"));
    files().write("parts/model.yaml", ConfigFiles.MODEL + "include: deeper.yaml\n");
    files().write("parts/deeper.yaml", "parameters: {z: 1}\n");

    assertThat(names(files().read("include: [parts/model.yaml]\nparameters: {a: 1}\n")))
        .containsExactly("z", "a");
  }

  @Test
  void aFaultInAnIncludedFileBearsThatFilesName() throws Exception {
    files().write("common.yaml", "parameters:\n  T: {linspce: [0, 1, 2]}\n");

    assertThat(files().faults("include: [common.yaml]\n" + ConfigFiles.MODEL))
        .startsWith(
            "common.yaml:2:7: unknown key 'linspce' in parameter 'T'; did you mean 'linspace'?");
  }

  @Test
  void aCycleOfIncludesIsToldWithItsChain() throws Exception {
    files().write("b.yaml", "include: [heat.yaml]\n");

    assertThat(files().faults("include: [b.yaml]\n" + ConfigFiles.MODEL))
        .isEqualTo("b.yaml:1:11: a cycle of includes: heat.yaml -> b.yaml -> heat.yaml");
  }

  @Test
  void anIncludeThatIsMissingOrNoNameIsToldAtItsPlace() throws Exception {
    assertThat(files().faults("include: [gone.yaml, 5]\n"))
        .isEqualTo(
            """
            heat.yaml:1:11: cannot read gone.yaml: there is no such file; check the path
            heat.yaml:1:22: include must name a file, not be the number 5\
            """);
  }

  @Test
  void faultsOfOverridesSayWhichOne() throws Exception {
    assertThat(
            files()
                .faults(
                    ConfigFiles.MODEL + "parameters: {T: [1, 2]}\n",
                    "parameters.T",
                    "parameters..T=1",
                    "parameters.T.5=1",
                    "execution.workers=none",
                    "include=[a.yaml]",
                    "where=[1"))
        .isEqualTo(
            """
            --set parameters.T:1:1: has no '='; wanted key=value, such as parameters.T=[1, 2]
            --set parameters..T:1:1: has an empty key; wanted key=value, such as parameters.T=[1, 2]
            --set parameters.T.5:1:14: index 5 is beyond a list of 2, from 0
            --set execution.workers:1:19: workers, unless auto, must be a whole number of at least 1, not the text 'none'
            --set include:1:1: files cannot be included from the command line; set the keys themselves
            --set where:1:7: not valid YAML: what begins here is never closed\
            """);
  }
}
