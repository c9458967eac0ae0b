package dev.sweep.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of mappings: each component has the value of the key of its name.
 *
 * <p>A component without a key takes its default. Without one an {@code Optional} is empty, a
 * record is made of an empty mapping, and anything else is missing.
 */
final class RecordBinder {
  private final Faults faults;
  private final Function<RecordComponent, @Nullable String> defaults;
  private final ComponentBinder values;

  /**
   * @param directory what relative paths are resolved against
   * @param defaults gives the YAML of a component's default; null if it has none
   */
  RecordBinder(
      Faults faults, Path directory, Function<RecordComponent, @Nullable String> defaults) {
    this.faults = faults;
    this.defaults = defaults;
    this.values = new ComponentBinder(faults, directory, this);
  }

  /**
   * Returns a record; null after noting a fault.
   *
   * @param what the mapping is, for messages
   */
  @Nullable Object bind(Node node, Class<?> type, String what) {
    Section section = Section.of(node, what, faults);
    if (section == null) {
      return null;
    }
    int before = faults.count();
    RecordComponent[] components = type.getRecordComponents();
    section.check(Arrays.stream(components).map(RecordComponent::getName).toList(), List.of());
    List<@Nullable Object> bound = new ArrayList<>();
    for (RecordComponent component : components) {
      bound.add(component(section, component));
    }
    return faults.count() > before ? null : made(section, type, components, bound);
  }

  private @Nullable Object component(Section section, RecordComponent component) {
    Type type = component.getGenericType();
    String what = section.name(component.getName());
    Node given = section.get(component.getName());
    Node node = given == null ? byDefault(component) : given;
    if (node != null) {
      return values.bind(node, type, what);
    }
    if (component.getType() == Optional.class) {
      return Optional.empty();
    }
    Position position = section.mapping().position();
    if (component.getType().isRecord()) {
      return bind(new Node.Mapping(position, List.of()), component.getType(), what);
    }
    faults.add(position, what + " is missing; give " + wanted(type));
    return null;
  }

  private @Nullable Node byDefault(RecordComponent component) {
    String text = defaults.apply(component);
    String name = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    return text == null
        ? null
        : TreeParser.parse(new Source("default of " + name, 0, text), faults);
  }

  /** Only here are values refused that are of the right type. */
  private @Nullable Object made(
      Section section, Class<?> type, RecordComponent[] components, List<@Nullable Object> bound) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(bound.toArray());
    } catch (InvocationTargetException refused) {
      Throwable cause = Objects.requireNonNullElse(refused.getCause(), refused);
      String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
      faults.add(section.mapping().position(), section.what() + " cannot be used: " + reason);
      return null;
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns what to write for {@code type}. */
  static String wanted(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      Type element = parameterized.getActualTypeArguments()[0];
      return parameterized.getRawType() == List.class ? "a list" : wanted(element);
    }
    return ComponentBinder.wanted((Class<?>) type);
  }
}
