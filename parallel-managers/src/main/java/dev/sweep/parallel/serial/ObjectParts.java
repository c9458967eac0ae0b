package dev.sweep.parallel.serial;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written with an object: by what it is called of it, in order; nulls are left out. */
final class ObjectParts {
  private final Map<String, Object> parts = new LinkedHashMap<>();

  private ObjectParts() {}

  static Map<String, Object> of(Object object) {
    ObjectParts found = new ObjectParts();
    if (object instanceof Object[] elements) {
      found.addAll("element", Arrays.asList(elements));
    } else if (isOfJava(object) && object instanceof Collection<?> elements) {
      found.addAll("element", elements);
    } else if (isOfJava(object) && object instanceof Map<?, ?> map) {
      found.addAll("key", map.keySet());
      found.addAll("value", map.values());
    } else if (object.getClass().isHidden()) {
      found.addCaptured(object);
    } else {
      found.addFields(object);
    }
    return found.parts;
  }

  /** Returns what people call a class; the names of functions' own classes say nothing. */
  static String describe(Class<?> type) {
    String name = type.getName();
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : "a function of " + name.substring(0, lambda);
  }

  private void addAll(String what, Collection<?> objects) {
    int number = 0;
    for (Object object : objects) {
      add(what + " " + number, object);
      number++;
    }
  }

  private void addFields(Object object) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      if (Serializable.class.isAssignableFrom(type)) {
        for (Field field : type.getDeclaredFields()) {
          addField(object, field);
        }
      }
    }
  }

  private void addField(Object object, Field field) {
    boolean written = (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0;
    if (written && !field.getType().isPrimitive()) {
      try {
        field.setAccessible(true);
        add("field '" + field.getName() + "'", field.get(object));
      } catch (InaccessibleObjectException | IllegalAccessException _) {
        // A class of the JDK; what it holds is found some other way, or not at all.
      }
    }
  }

  private void addCaptured(Object function) {
    try {
      Method replacement = function.getClass().getDeclaredMethod("writeReplace");
      replacement.setAccessible(true);
      if (replacement.invoke(function) instanceof SerializedLambda lambda) {
        for (int number = 0; number < lambda.getCapturedArgCount(); number++) {
          add("captured value " + number, lambda.getCapturedArg(number));
        }
      }
    } catch (ReflectiveOperationException | InaccessibleObjectException _) {
      // It is not a function that can be written.
    }
  }

  private void add(String part, @Nullable Object object) {
    if (object != null) {
      parts.put(part, object);
    }
  }

  private static boolean isOfJava(Object object) {
    return object.getClass().getModule() == Object.class.getModule();
  }
}
