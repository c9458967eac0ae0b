package dev.sweep.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The class of a user's model, found on its own class path.
 *
 * <p>What sweep itself is made of comes first; then the class path, in its order. All instances of
 * a process share one class loader, and so the class's static fields.
 */
final class ModelClass {
  private final Constructor<? extends Model> constructor;

  private ModelClass(Constructor<? extends Model> constructor) {
    this.constructor = constructor;
  }

  /**
   * Loads the class {@code name}.
   *
   * @param classpath jars and directories of classes
   * @throws ModelException if it is not there, or is no model that can be made
   */
  static ModelClass load(String name, List<Path> classpath) throws ModelException {
    requireThere(classpath);
    try {
      return new ModelClass(constructor(Class.forName(name, true, loader(classpath))));
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

  /**
   * Makes an instance.
   *
   * @throws Exception what the constructor throws
   */
  Model newInstance() throws Exception {
    try {
      return constructor.newInstance();
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

  private static Constructor<? extends Model> constructor(Class<?> loaded) throws ModelException {
    String name = "model java: class '" + loaded.getName() + "' ";
    if (!Model.class.isAssignableFrom(loaded)) {
      throw new ModelException(name + "does not implement " + Model.class.getName(), null);
    }
    if (!Modifier.isPublic(loaded.getModifiers()) || Modifier.isAbstract(loaded.getModifiers())) {
      throw new ModelException(name + "is not a public class that can be instantiated", null);
    }
    try {
      return loaded.asSubclass(Model.class).getConstructor();
    } catch (NoSuchMethodException missing) {
      throw new ModelException(name + "has no public constructor without parameters", missing);
    }
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
