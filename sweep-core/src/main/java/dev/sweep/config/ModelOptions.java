package dev.sweep.config;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The options of a model as written: plain values, and where each stands, so that a record can be
 * made of them. Immutable.
 */
public final class ModelOptions {
  private final Node.Mapping written;
  private final Path directory;

  private ModelOptions(Node.Mapping written, Path directory) {
    this.written = written;
    this.directory = directory;
  }

  /**
   * Wraps what was read without fault.
   *
   * @param directory what relative paths are resolved against
   */
  static ModelOptions of(Node.Mapping written, Path directory) {
    return new ModelOptions(written, directory);
  }

  /**
   * Makes options that stand in no file.
   *
   * @param values String, Long, Double, Boolean, List or Map by name
   */
  public static ModelOptions of(Map<String, ?> values) {
    Position nowhere = new Position("options", 1, 1);
    return new ModelOptions(PlainNode.of(values, nowhere), Path.of(""));
  }

  /** Returns plain values in file order: String, Long, Double, Boolean, List, Map. */
  public Map<String, Object> values() {
    return Collections.unmodifiableMap(
        new LinkedHashMap<>(new OptionsReader(new Faults()).read(written)));
  }

  /** Returns the directory that relative paths lead from. */
  public Path directory() {
    return directory;
  }

  /**
   * Returns these options with one laid over them.
   *
   * @param value a Double, Long, Boolean or String
   * @param position where faults of it are shown
   */
  public ModelOptions with(String name, Object value, Position position) {
    List<Node.Entry> entries = new ArrayList<>();
    written.entries().stream().filter(entry -> !entry.name().equals(name)).forEach(entries::add);
    Node.Scalar key = Node.Scalar.plain(position, name);
    entries.add(new Node.Entry(key, PlainNode.of(value, position)));
    return new ModelOptions(new Node.Mapping(written.position(), entries), directory);
  }

  /**
   * Makes a record of these options: each component has the option of its name.
   *
   * @param defaults gives the YAML of what a component is when there is no option; null for none
   * @throws ConfigException with all that does not fit, and where
   */
  public <R extends Record> R as(
      Class<R> type, Function<RecordComponent, @Nullable String> defaults) throws ConfigException {
    Faults faults = new Faults();
    Object bound = new RecordBinder(faults, directory, defaults).bind(written, type, "options");
    faults.throwIfAny();
    return Objects.requireNonNull(type.cast(bound), "what has no fault is bound");
  }
}
