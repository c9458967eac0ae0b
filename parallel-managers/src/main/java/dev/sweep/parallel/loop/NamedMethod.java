package dev.sweep.parallel.loop;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds a public method by its name and what it is to be called with, and calls it. */
final class NamedMethod {
  private NamedMethod() {}

  /**
   * Calls a method of {@code target}, and throws what it throws.
   *
   * @throws NoSuchMethodException if it has none that takes {@code arguments}, or more than one
   */
  static @Nullable Object call(Object target, String name, @Nullable Object[] arguments)
      throws Exception {
    Method method = find(target.getClass(), name, arguments);
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception exception ? exception : e;
    }
  }

  private static Method find(Class<?> type, String name, @Nullable Object[] arguments)
      throws NoSuchMethodException {
    List<Method> named =
        Arrays.stream(type.getMethods()).filter(method -> method.getName().equals(name)).toList();
    List<Method> fitting = new ArrayList<>(named);
    fitting.removeIf(method -> method.isBridge() || !takes(method, arguments));
    fitting.removeIf(method -> fitting.stream().anyMatch(other -> isNarrower(other, method)));
    if (fitting.size() != 1) {
      throw new NoSuchMethodException(complaint(type, name, arguments, named, fitting.size()));
    }
    return accessible(fitting.getFirst(), type);
  }

  private static boolean takes(Method method, @Nullable Object[] arguments) {
    Class<?>[] types = boxed(method);
    if (types.length != arguments.length) {
      return false;
    }
    for (int index = 0; index < types.length; index++) {
      Object argument = arguments[index];
      boolean fits =
          argument == null
              ? !method.getParameterTypes()[index].isPrimitive()
              : types[index].isInstance(argument);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNarrower(Method one, Method other) {
    Class<?>[] types = boxed(one);
    Class<?>[] others = boxed(other);
    boolean narrower = false;
    for (int index = 0; index < types.length; index++) {
      if (!others[index].isAssignableFrom(types[index])) {
        return false;
      }
      narrower |= !types[index].equals(others[index]);
    }
    return narrower;
  }

  private static Class<?>[] boxed(Method method) {
    return MethodType.methodType(void.class, method.getParameterTypes()).wrap().parameterArray();
  }

  /** The class may be hidden although the method is one of a public interface. */
  private static Method accessible(Method method, Class<?> type) throws NoSuchMethodException {
    if (method.trySetAccessible()) {
      return method;
    }
    for (Class<?> known : type.getInterfaces()) {
      try {
        return known.getMethod(method.getName(), method.getParameterTypes());
      } catch (NoSuchMethodException _) {
        // Then another.
      }
    }
    Class<?> parent = type.getSuperclass();
    if (parent == null) {
      throw new NoSuchMethodException(method + " is not accessible");
    }
    return accessible(parent.getMethod(method.getName(), method.getParameterTypes()), parent);
  }

  private static String complaint(
      Class<?> type, String name, @Nullable Object[] arguments, List<Method> named, int fitting) {
    String given =
        Arrays.stream(arguments)
            .map(argument -> argument == null ? "null" : argument.getClass().getTypeName())
            .collect(Collectors.joining(", "));
    String known = named.stream().map(Method::toGenericString).collect(Collectors.joining("; "));
    return "%s has %s public method '%s' that takes (%s); %s"
        .formatted(
            type.getTypeName(),
            fitting == 0 ? "no" : "more than one",
            name,
            given,
            known.isEmpty() ? "there is none of that name" : "there are: " + known);
  }
}
