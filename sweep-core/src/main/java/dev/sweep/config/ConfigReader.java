package dev.sweep.config;

import java.nio.file.Path;
import java.util.List;

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
    Faults faults = new Faults();
    IncludeLoader loader = new IncludeLoader(faults);
    Node.Mapping loaded = loader.load(file);
    Node.Mapping tree = new Overrides(faults).apply(loaded, overrides);
    if (!loader.complete()) {
      faults.throwIfAny();
    }
    return bound(tree, file, overrides, faults);
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
