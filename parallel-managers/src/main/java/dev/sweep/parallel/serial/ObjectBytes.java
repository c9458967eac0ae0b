package dev.sweep.parallel.serial;

import dev.sweep.parallel.ManagerException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects to bytes and reads them again, by Java serialization.
 *
 * <p>What is read is filtered: beside the classes of the program itself only those of {@code
 * java.base} are let in, no dynamic proxies, and nothing that the JVM-wide filter ({@code
 * -Djdk.serialFilter}) refuses. Classes are looked for by the thread's context class loader.
 *
 * {@snippet :
 * byte[] bytes = ObjectBytes.write(List.of(1, 2, 3));
 * Object copy = ObjectBytes.read(bytes);
 * }
 */
public final class ObjectBytes {
  private static final int MAX_DEPTH = 1_000;
  private static final String NOT_SERIALIZABLE = " is not java.io.Serializable";

  private ObjectBytes() {}

  /**
   * Returns {@code object} as bytes.
   *
   * @throws ManagerException if it, or something it holds, is not serializable, or if it takes 2
   *     GiB or more
   */
  public static byte[] write(@Nullable Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new Output(bytes)) {
      out.writeObject(object);
    } catch (NotSerializableException e) {
      throw failure(describe(object) + " cannot be sent: " + notSerializable(object, e), e);
    } catch (IOException e) {
      throw failure(describe(object) + " cannot be sent: " + e, e);
    } catch (OutOfMemoryError e) {
      throw failure(describe(object) + " cannot be sent: it takes too much memory as bytes", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Returns the object that {@link #write} has written.
   *
   * @throws ManagerException if a class of it is unknown here, or refused
   */
  public static @Nullable Object read(byte[] bytes) {
    try (ObjectInputStream in = new Input(bytes)) {
      return in.readObject();
    } catch (ClassNotFoundException e) {
      throw failure("cannot read what was sent: " + e.getMessage(), e);
    } catch (IOException e) {
      throw failure("cannot read what was sent: " + e, e);
    }
  }

  private static String describe(@Nullable Object object) {
    if (object == null) {
      return "null";
    }
    return (object.getClass().isHidden() ? "" : "an object of ")
        + ObjectParts.describe(object.getClass());
  }

  private static String notSerializable(@Nullable Object object, NotSerializableException e) {
    String culprit = String.valueOf(e.getMessage());
    Optional<ObjectPath> path =
        object == null ? Optional.empty() : ObjectPath.find(object, culprit);
    return culprit
        + NOT_SERIALIZABLE
        + path.filter(ObjectPath::isLong).map(way -> "; it is " + way).orElse("");
  }

  private static ManagerException failure(String message, Throwable cause) {
    return new ManagerException(message, cause);
  }

  /** Lets the classes of shells travel along. */
  private static final class Output extends ObjectOutputStream {
    Output(ByteArrayOutputStream bytes) throws IOException {
      super(bytes);
    }

    @Override
    protected void annotateClass(Class<?> type) throws IOException {
      if (SnippetClasses.isSnippet(type.getName())) {
        byte[] luggage = ObjectBytes.write(SnippetClasses.luggageOf(type));
        writeInt(luggage.length);
        write(luggage);
      }
    }
  }

  private static final class Input extends ObjectInputStream {
    private final List<ObjectStreamClass> described = new ArrayList<>();

    Input(byte[] bytes) throws IOException {
      super(new ByteArrayInputStream(bytes));
      setObjectInputFilter(
          ObjectInputFilter.merge(Input::check, ObjectInputFilter.Config.getSerialFilter()));
    }

    @Override
    protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
      ObjectStreamClass description = super.readClassDescriptor();
      described.add(description);
      return description;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      ClassLoader context =
          SnippetClasses.isSnippet(description.getName())
              ? SnippetClasses.receive(readLuggage())
              : Thread.currentThread().getContextClassLoader();
      try {
        return Class.forName(description.getName(), false, context);
      } catch (ClassNotFoundException e) {
        return resolveElsewhere(description);
      }
    }

    private Luggage readLuggage() throws IOException {
      byte[] bytes = readNBytes(readInt()); // Believes no length that is not there.
      return (Luggage) Objects.requireNonNull(ObjectBytes.read(bytes));
    }

    private Class<?> resolveElsewhere(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      try {
        return super.resolveClass(description);
      } catch (ClassNotFoundException e) {
        String name = description.getName();
        throw new ClassNotFoundException("class " + name + " is unknown here" + fieldOf(name), e);
      }
    }

    /** The classes that were described before are those of the objects that hold it. */
    private String fieldOf(String className) {
      String type = "L" + className.replace('.', '/') + ";";
      for (ObjectStreamClass holder : described.reversed()) {
        for (ObjectStreamField field : holder.getFields()) {
          if (type.equals(field.getTypeString())) {
            return "; it is that of field '%s' of %s".formatted(field.getName(), holder.getName());
          }
        }
      }
      return "";
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
      throw new InvalidClassException("a dynamic proxy is refused");
    }

    private static Status check(FilterInfo info) {
      if (info.depth() > MAX_DEPTH) {
        return Status.REJECTED;
      }
      Class<?> type = info.serialClass();
      return type == null ? Status.UNDECIDED : check(type);
    }

    private static Status check(Class<?> type) {
      Class<?> element = type;
      while (element.isArray()) {
        element = element.getComponentType();
      }
      return element.isPrimitive() || isAdmitted(element.getModule())
          ? Status.ALLOWED
          : Status.REJECTED;
    }

    private static boolean isAdmitted(Module module) {
      return !module.isNamed() || module == Object.class.getModule() || !isOfTheJdk(module);
    }

    private static boolean isOfTheJdk(Module module) {
      return module.getName().startsWith("java.") || module.getName().startsWith("jdk.");
    }
  }
}
