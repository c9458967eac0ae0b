package dev.sweep.model;

import dev.sweep.config.ConfigException;
import dev.sweep.config.ModelOptions;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The class of a user's model, found on its own class path.
 *
 * <p>Its instances are made by the public constructor that takes a record, the options; or, if
 * there is none, by the one without parameters.
 *
 * <p>What sweep itself is made of comes first; then the class path, in its order. All instances of
 * a process share one class loader, and so the class's static fields.
 */
final class ModelClass {
  private final Constructor<? extends UserModel> constructor;

  private ModelClass(Constructor<? extends UserModel> constructor) {
    this.constructor = constructor;
  }

  /**
   * Loads the class {@code name}.
   *
   * @param classpath jars and directories of classes
   * @throws ModelException if it is not there, or is no model that can be made
   */
  static ModelClass load(String name, List<Path> classpath) throws ModelException {
    return load(name, classpath, true);
  }

  /**
   * As {@link #load}, to look at it only: nothing of the class runs.
   *
   * @throws ModelException as {@link #load}
   */
  static ModelClass lookAt(String name, List<Path> classpath) throws ModelException {
    return load(name, classpath, false);
  }

  private static ModelClass load(String name, List<Path> classpath, boolean initialized)
      throws ModelException {
    requireThere(classpath);
    try {
      return new ModelClass(constructor(Class.forName(name, initialized, loader(classpath))));
    } catch (ClassNotFoundException | NoClassDefFoundError notFound) {
      throw new ModelException(notFoundMessage(name, classpath, notFound), notFound);
    } catch (LinkageError broken) {
      throw new ModelException(
          "model java: class '" + name + "' cannot be used: " + broken, broken);
    }
  }

  /** Returns the class's full name. */
  String name() {
    return constructor.getDeclaringClass().getName();
  }

  /** Returns the loader that found the class. */
  ClassLoader loader() {
    return constructor.getDeclaringClass().getClassLoader();
  }

  /** Returns what there is one instance for. */
  InstancePer.Scope scope() {
    InstancePer declared = constructor.getDeclaringClass().getAnnotation(InstancePer.class);
    return declared == null ? InstancePer.Scope.WORKER : declared.value();
  }

  /** Returns whether it computes points in batches. */
  boolean isBatched() {
    return BatchModel.class.isAssignableFrom(constructor.getDeclaringClass());
  }

  /** Returns the record that its options are; empty if it takes them as they are. */
  Optional<Class<? extends Record>> optionsType() {
    return constructor.getParameterCount() == 0
        ? Optional.empty()
        : Optional.of(constructor.getParameterTypes()[0].asSubclass(Record.class));
  }

  /** Returns whether it can be built with an option {@code name}. */
  boolean takes(String name) {
    return optionsType()
        .map(type ->
            Arrays.stream(type.getRecordComponents()).anyMatch(one -> one.getName().equals(name)))
        .orElse(true);
  }

  /**
   * Makes the record of options that the class takes.
   *
   * @throws ConfigException with all that does not fit
   */
  static Record bind(ModelOptions options, Class<? extends Record> type) throws ConfigException {
    return options.as(type, ModelClass::byDefault);
  }

  private static @Nullable String byDefault(RecordComponent component) {
    Default given = component.getAnnotation(Default.class);
    return given == null ? null : given.value();
  }

  /**
   * Makes an instance.
   *
   * @throws ConfigException if the options do not fit
   * @throws Exception what the constructor throws
   */
  UserModel newInstance(ModelOptions options) throws Exception {
    Optional<Class<? extends Record>> type = optionsType();
    try {
      return type.isEmpty()
          ? constructor.newInstance()
          : constructor.newInstance(bind(options, type.get()));
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw thrown;
    }
  }

  private static void requireThere(List<Path> classpath) throws ModelException {
    for (Path entry : classpath) {
      if (!Files.exists(entry)) {
        throw new ModelException("model java: no such file on the classpath: " + entry, null);
      }
    }
  }

  private static ClassLoader loader(List<Path> entries) {
    URL[] urls = entries.stream().map(ModelClass::url).toArray(URL[]::new);
    return new URLClassLoader("model", urls, ModelClass.class.getClassLoader());
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Constructor<? extends UserModel> constructor(Class<?> loaded)
      throws ModelException {
    String name = "model java: class '" + loaded.getName() + "' ";
    boolean single = Model.class.isAssignableFrom(loaded);
    if (single == BatchModel.class.isAssignableFrom(loaded)) {
      throw new ModelException(
          name
              + (single ? "implements both %s and %s; keep one" : "does not implement %s, nor %s")
                  .formatted(Model.class.getName(), BatchModel.class.getName()),
          null);
    }
    if (!Modifier.isPublic(loaded.getModifiers()) || Modifier.isAbstract(loaded.getModifiers())) {
      throw new ModelException(name + "is not a public class that can be instantiated", null);
    }
    List<Constructor<?>> ofRecords =
        Arrays.stream(loaded.getConstructors()).filter(ModelClass::takesRecord).toList();
    if (ofRecords.size() > 1) {
      throw new ModelException(
          name + "has several public constructors that take a record of options; keep one", null);
    }
    try {
      Class<?>[] types =
          ofRecords.isEmpty() ? new Class<?>[0] : ofRecords.getFirst().getParameterTypes();
      return loaded.asSubclass(UserModel.class).getConstructor(types);
    } catch (NoSuchMethodException missing) {
      throw new ModelException(
          name + "has no public constructor without parameters, nor one that takes a record",
          missing);
    }
  }

  private static boolean takesRecord(Constructor<?> constructor) {
    return constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0].isRecord();
  }

  private static String notFoundMessage(String name, List<Path> entries, Throwable notFound) {
    String where =
        entries.isEmpty()
            ? "no classpath is given"
            : "looked in: "
                + entries.stream().map(Path::toString).collect(Collectors.joining(", "));
    String missing = String.valueOf(notFound.getMessage());
    return missing.replace('/', '.').equals(name)
        ? "model java: no class '%s'; %s".formatted(name, where)
        : "model java: class '%s' cannot be loaded: %s; %s".formatted(name, notFound, where);
  }
}
