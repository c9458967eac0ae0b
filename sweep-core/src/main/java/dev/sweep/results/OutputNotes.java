package dev.sweep.results;

import dev.sweep.config.OutputConfig;
import dev.sweep.model.BlockModel.OutputDeclaration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the configuration says of outputs by name: their units and descriptions, for those that are
 * found only while running. Immutable.
 */
public final class OutputNotes {
  /** Says nothing of any output. */
  public static final OutputNotes NONE = new OutputNotes(Map.of());

  private final Map<String, OutputDeclaration> byName;

  private OutputNotes(Map<String, OutputDeclaration> byName) {
    this.byName = byName;
  }

  /** Returns what {@code outputs} say; other names may still come up, without unit. */
  public static OutputNotes of(List<OutputConfig> outputs) {
    Map<String, OutputDeclaration> byName = new HashMap<>();
    for (OutputConfig output : outputs) {
      byName.put(
          output.name(), new OutputDeclaration(output.name(), output.unit(), output.description()));
    }
    return new OutputNotes(byName);
  }

  /** Returns what is said of {@code name}, if only the name. */
  OutputDeclaration about(String name) {
    OutputDeclaration note = byName.get(name);
    return note == null ? new OutputDeclaration(name, null, null) : note;
  }
}
