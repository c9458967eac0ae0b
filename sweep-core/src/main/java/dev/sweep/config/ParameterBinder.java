package dev.sweep.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds {@code parameters}. */
final class ParameterBinder {
  private static final List<String> NOTES = List.of("unit", "description");
  private static final List<String> KNOWN = known();

  private final Faults faults;
  private final Names names;
  private final @Nullable PointsFile points;
  private final OwnValues own;

  /**
   * @param points whose columns are values of parameters of their names; null for none
   * @param own values that parameters are given in {@code space}
   */
  ParameterBinder(Faults faults, @Nullable PointsFile points, OwnValues own) {
    this.own = own;
    this.faults = faults;
    this.names = new Names(faults);
    this.points = points;
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>(List.of("value"));
    known.addAll(ParameterForms.AXES);
    known.addAll(ParameterForms.DISTRIBUTIONS);
    known.add("p");
    known.add("when");
    known.add("build");
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
    boolean empty = entry.value() instanceof Node.Scalar scalar && scalar.isNull();
    if (empty && points == null && !own.has(entry.name())) {
      faults.add(
          entry.key().position(),
          what + " has no value; give a value, a list, or a kind such as {linspace: [0, 1, 5]}");
      return null;
    }
    Section section = new Section(ParameterForms.asMapping(entry.value()), what, faults);
    int before = faults.count();
    checkKeys(section);
    boolean keysFit = faults.count() == before;
    String unit = section.text("unit");
    String description = section.text("description");
    ParameterSpec spec =
        points == null ? spec(section, entry, keysFit) : spec(section, entry, keysFit, points);
    return spec == null
        ? null
        : new ParameterConfig(
            entry.name(), spec, unit, description, entry.key().position(), traits(section, spec));
  }

  private ParameterConfig.Traits traits(Section section, ParameterSpec spec) {
    return new ParameterConfig.Traits(labels(section, spec), null, build(section, spec));
  }

  private boolean build(Section section, ParameterSpec spec) {
    Node node = section.get("build");
    Boolean build =
        node == null ? null : new ScalarReader(faults).flag(node, section.name("build"));
    if (node == null || build == null || !build) {
      return false;
    }
    if (spec instanceof ParameterSpec.Distributed || spec instanceof ParameterSpec.Column) {
      faults.add(
          node.position(),
          section.what()
              + " is one to build with, so it must be an axis or fixed, not be drawn or read from a"
              + " file of points");
    }
    return true;
  }

  /** Returns the names of values; a column of a file, which goes before them, has none. */
  private static List<String> labels(Section section, ParameterSpec spec) {
    Node node =
        switch (spec) {
          case ParameterSpec.Values _ -> section.get("values");
          case ParameterSpec.Choice _ -> section.get("choice");
          default -> null;
        };
    return node == null ? List.of() : ValuesBinder.labels(node);
  }

  private void checkKeys(Section section) {
    List<Node.Entry> ambiguous = section.entries(ParameterForms.AMBIGUOUS.keySet());
    for (Node.Entry entry : ambiguous) {
      faults.add(
          entry.key().position(),
          "'"
              + entry.name()
              + "' in "
              + section.what()
              + " is not taken: "
              + ParameterForms.AMBIGUOUS.get(entry.name()));
    }
    section.without(ParameterForms.AMBIGUOUS.keySet()).check(KNOWN, List.of());
    new ChoiceBinder(faults, section).checkAlone();
  }

  /** A column of a file goes before whatever else a parameter says of its values. */
  private @Nullable ParameterSpec spec(
      Section section, Node.Entry entry, boolean keysFit, PointsFile file) {
    ParameterSpec column = file.column(entry.name());
    if (column != null || file.isBroken()) {
      return file.isBroken() ? null : column;
    }
    if (section.entries(ParameterForms.KINDS).isEmpty() && keysFit) {
      faults.add(entry.key().position(), file.lacks(entry.name()));
      return null;
    }
    return spec(section, entry, keysFit);
  }

  private @Nullable ParameterSpec ownSpec(Section section, Node.Entry entry) {
    for (Node.Entry kind : section.entries(ParameterForms.KINDS)) {
      faults.add(
          kind.key().position(),
          section.what() + " has values in branches of space too; remove one of the two");
    }
    return own.spec(entry.name());
  }

  private @Nullable ParameterSpec spec(Section section, Node.Entry entry, boolean keysFit) {
    if (own.has(entry.name())) {
      return ownSpec(section, entry);
    }
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
              + ", value, or a distribution such as "
              + String.join(", ", ParameterForms.DISTRIBUTIONS));
      return null;
    }
    return spec(kinds.getFirst(), section);
  }

  private @Nullable ParameterSpec spec(Node.Entry kind, Section section) {
    Node node = kind.value();
    String what = section.what();
    String label = kind.name() + " of " + what;
    return switch (kind.name()) {
      case "value" -> new ValuesBinder(faults).fixed(node, what);
      case "values" -> values(node, what);
      case "choice" -> new ChoiceBinder(faults, section).bind(node);
      case "range" -> new RangeBinder(faults, label).bind(node);
      case "linspace", "geomspace", "reverse_geomspace", "logspace" ->
          new SpaceBinder(faults, label).bind(kind.name(), node);
      default ->
          ParameterForms.AMBIGUOUS.containsKey(kind.name())
              ? null
              : new DistributionBinder(faults, label).bind(kind.name(), node);
    };
  }

  private @Nullable ParameterSpec values(Node node, String what) {
    List<Value> values = new ValuesBinder(faults).values(node, what);
    return values == null ? null : new ParameterSpec.Values(values);
  }
}
