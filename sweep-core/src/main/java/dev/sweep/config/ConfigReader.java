package dev.sweep.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads a sweep's configuration from YAML.
 *
 * <p>Has no state; every fault of the file, of those it includes and of the overrides is reported
 * at once.
 *
 * {@snippet :
 * SweepConfig config = ConfigReader.read(Path.of("heat.yaml"), List.of("sampling.n=100"));
 * }
 */
public final class ConfigReader {
  private ConfigReader() {}

  /**
   * Reads {@code file} and lays {@code overrides} over it, the last one uppermost.
   *
   * @param file as the user wrote it: positions show it so
   * @param overrides {@code --set} arguments: a dotted path, {@code =}, a YAML value
   * @throws ConfigException if the file or one it includes cannot be read, or anything in them or
   *     in the overrides cannot be used
   */
  public static SweepConfig read(Path file, List<String> overrides) throws ConfigException {
    List<SweepConfig> sweeps = readAll(file, overrides, List.of());
    if (sweeps.size() > 1) {
      String names = String.join(", ", sweeps.stream().map(SweepConfig::name).toList());
      throw new ConfigException(
          List.of(
              new ConfigException.Fault(
                  new Position(file.toString(), 1, 1),
                  "here are several sweeps, " + names + ", where one is wanted")));
    }
    return sweeps.getFirst();
  }

  /**
   * Reads all sweeps of {@code file}, as {@link #read} does one.
   *
   * @param chosen the names in {@code sweeps} of those that are wanted; empty for all
   * @return the sweeps in the order of the file, at least one
   * @throws ConfigException also if there is no sweep of a chosen name
   */
  public static List<SweepConfig> readAll(Path file, List<String> overrides, List<String> chosen)
      throws ConfigException {
    Faults faults = new Faults();
    IncludeLoader loader = new IncludeLoader(faults);
    Node.Mapping loaded = loader.load(file);
    Node.Mapping tree = new Overrides(faults).apply(loaded, overrides);
    if (!loader.complete()) {
      faults.throwIfAny();
    }
    SweepsReader reader = new SweepsReader(faults, file);
    List<SweepsReader.Named> sweeps = reader.split(tree);
    checkChosen(sweeps, chosen, tree, faults);
    List<SweepConfig> configs = bound(sweeps, file, overrides, faults);
    if (faults.count() == 0) {
      reader.checkFiles(sweeps, configs);
    }
    faults.throwIfAny();
    return IntStream.range(0, configs.size())
        .filter(i -> chosen.isEmpty() || chosen.contains(sweeps.get(i).name()))
        .mapToObj(configs::get)
        .toList();
  }

  private static void checkChosen(
      List<SweepsReader.Named> sweeps, List<String> chosen, Node.Mapping tree, Faults faults) {
    List<String> names =
        sweeps.stream().map(SweepsReader.Named::name).filter(name -> !name.isEmpty()).toList();
    for (String name : chosen) {
      if (!names.contains(name)) {
        faults.add(
            tree.position(),
            names.isEmpty()
                ? "there is no sweep '" + name + "': the file has no 'sweeps'"
                : "there is no sweep '" + name + "'; sweeps: " + String.join(", ", names));
      }
    }
  }

  private static List<SweepConfig> bound(
      List<SweepsReader.Named> sweeps, Path file, List<String> overrides, Faults faults) {
    List<SweepConfig> configs = new ArrayList<>();
    for (SweepsReader.Named sweep : sweeps) {
      SweepConfig config = new SweepBinder(sweep.tree(), file, faults).bind(overrides);
      if (config != null) {
        configs.add(config);
      }
    }
    return configs;
  }

  /**
   * Reads again what {@link SweepConfig#text} was written out as, in this process or another: the
   * file and those it includes may have changed meanwhile.
   *
   * @param file where it came from, which is not looked into
   * @throws ConfigException if something that the configuration names is no longer there
   */
  public static SweepConfig readAgain(String text, Path file) throws ConfigException {
    Faults faults = new Faults();
    Node node = TreeParser.parse(new Source(file.toString(), 0, text), faults);
    faults.throwIfAny();
    if (node instanceof Node.Mapping tree) {
      return bound(tree, file, List.of(), faults);
    }
    throw new IllegalArgumentException("not the text of a configuration: " + text);
  }

  private static SweepConfig bound(
      Node.Mapping tree, Path file, List<String> overrides, Faults faults) throws ConfigException {
    SweepConfig config = new SweepBinder(tree, file, faults).bind(overrides);
    faults.throwIfAny();
    if (config == null) {
      throw new IllegalStateException("a configuration without faults was not bound: " + file);
    }
    return config;
  }
}
