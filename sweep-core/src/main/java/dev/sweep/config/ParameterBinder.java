package dev.sweep.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds {@code parameters}. */
final class ParameterBinder {
  private static final List<String> NOTES = List.of("unit", "description");
  private static final List<String> LATER = later();
  private static final List<String> KNOWN = known();

  private final Faults faults;
  private final Names names;

  ParameterBinder(Faults faults) {
    this.faults = faults;
    this.names = new Names(faults);
  }

  private static List<String> later() {
    List<String> later = new ArrayList<>(ParameterForms.LATER);
    later.addAll(List.of("p", "when", "build"));
    return later;
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>(List.of("value"));
    known.addAll(ParameterForms.AXES);
    known.addAll(ParameterForms.DISTRIBUTIONS);
    known.addAll(NOTES);
    return known;
  }

  /** Returns the parameters without fault, having noted the faults of the others. */
  List<ParameterConfig> bind(Node.Mapping parameters) {
    List<ParameterConfig> result = new ArrayList<>();
    for (Node.Entry entry : parameters.entries()) {
      names.check(entry.key(), "a parameter");
      ParameterConfig parameter = bind(entry);
      if (parameter != null) {
        result.add(parameter);
      }
    }
    return result;
  }

  private @Nullable ParameterConfig bind(Node.Entry entry) {
    String what = "parameter '" + entry.name() + "'";
    if (entry.value() instanceof Node.Scalar scalar && scalar.isNull()) {
      faults.add(
          entry.key().position(),
          what + " has no value; give a value, a list, or a kind such as {linspace: [0, 1, 5]}");
      return null;
    }
    Section section = new Section(ParameterForms.asMapping(entry.value()), what, faults);
    int before = faults.count();
    section.check(KNOWN, LATER);
    boolean keysFit = faults.count() == before;
    String unit = section.text("unit");
    String description = section.text("description");
    ParameterSpec spec = spec(section, entry, keysFit);
    return spec == null
        ? null
        : new ParameterConfig(entry.name(), spec, unit, description, entry.key().position());
  }

  private @Nullable ParameterSpec spec(Section section, Node.Entry entry, boolean keysFit) {
    List<Node.Entry> kinds = section.entries(ParameterForms.KINDS);
    if (kinds.size() > 1) {
      faults.add(
          kinds.get(1).key().position(),
          section.what()
              + " has both '"
              + kinds.get(0).name()
              + "' and '"
              + kinds.get(1).name()
              + "'; keep one");
      return null;
    }
    if (kinds.isEmpty() && !keysFit) {
      return null; // the misspelt key may be the kind
    }
    if (kinds.isEmpty()) {
      faults.add(
          entry.key().position(),
          section.what()
              + " says no values; give one of "
              + String.join(", ", ParameterForms.AXES)
              + ", uniform, normal, value");
      return null;
    }
    return spec(kinds.getFirst(), section.what());
  }

  private @Nullable ParameterSpec spec(Node.Entry kind, String what) {
    Node node = kind.value();
    String label = kind.name() + " of " + what;
    return switch (kind.name()) {
      case "value" -> new ValuesBinder(faults).fixed(node, what);
      case "values" -> new ValuesBinder(faults).values(node, what);
      case "uniform", "normal" -> new DistributionBinder(faults, label).bind(kind.name(), node);
      case "range" -> new RangeBinder(faults, label).bind(node);
      case "linspace", "geomspace", "reverse_geomspace", "logspace" ->
          new SpaceBinder(faults, label).bind(kind.name(), node);
      default -> null;
    };
  }
}
