package dev.sweep.parallel.serial;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a function takes along when it is written. */
public final class CapturedValues {
  private static final ClassValue<Optional<Method>> REPLACEMENTS =
      new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
          return replacement(type);
        }
      };

  private CapturedValues() {}

  /** Returns whether {@code function} is a lambda that holds nothing, or only what is constant. */
  public static boolean neverChange(Object function) {
    Optional<Method> replacement = REPLACEMENTS.get(function.getClass());
    try {
      return replacement.isPresent()
          && replacement.get().invoke(function) instanceof SerializedLambda lambda
          && areConstant(lambda);
    } catch (ReflectiveOperationException _) {
      return false; // Then it cannot be written either, which will be told.
    }
  }

  private static boolean areConstant(SerializedLambda lambda) {
    for (int index = 0; index < lambda.getCapturedArgCount(); index++) {
      if (!isConstant(lambda.getCapturedArg(index))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isConstant(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case String _, Boolean _, Character _, Enum<?> _ -> true;
      case Number number -> number.getClass().getPackageName().equals("java.lang");
      default -> value.getClass().isHidden() && neverChange(value);
    };
  }

  private static Optional<Method> replacement(Class<?> type) {
    try {
      Method method = type.getDeclaredMethod("writeReplace");
      method.setAccessible(true);
      return Optional.of(method);
    } catch (NoSuchMethodException | InaccessibleObjectException _) {
      return Optional.empty();
    }
  }
}
