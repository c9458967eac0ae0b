package dev.sweep.parallel.engine;

import dev.sweep.parallel.serial.CapturedValues;
import dev.sweep.parallel.serial.ObjectBytes;
import dev.sweep.parallel.serial.SnippetClasses;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Functions that hold nothing that could change, and are therefore read once from the same bytes,
 * however often these come: to read a lambda takes longer than to send it.
 */
final class Shared {
  private static final int MOST_READ = 256;

  /** The last ones that were read, by their bytes and who looked for their classes. */
  private static final Map<Key, Object> READ =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Object> eldest) {
          return size() > MOST_READ;
        }
      };

  /** The bytes of functions that have captured nothing: there is one of each class. */
  private static final ClassValue<byte[][]> WRITTEN =
      new ClassValue<>() {
        @Override
        protected byte[][] computeValue(Class<?> type) {
          return new byte[1][];
        }
      };

  private Shared() {}

  /** What is typed in a shell has captured nothing, but takes variables of the shell along. */
  static boolean isShareable(Object value) {
    return value.getClass().isHidden()
        && !SnippetClasses.isSnippet(value.getClass().getName())
        && CapturedValues.neverChange(value);
  }

  static Encoded encode(Object function) {
    if (function.getClass().getDeclaredFields().length > 0) {
      return new Encoded.Bytes(Encoded.SHARED, ObjectBytes.write(function));
    }
    byte[][] written = WRITTEN.get(function.getClass());
    if (written[0] == null) {
      written[0] = ObjectBytes.write(function);
    }
    return new Encoded.Bytes(Encoded.SHARED, written[0]);
  }

  static @Nullable Object decode(byte[] bytes) {
    Key key = new Key(bytes, Thread.currentThread().getContextClassLoader());
    synchronized (READ) {
      Object known = READ.get(key);
      if (known != null) {
        return known;
      }
    }
    Object read = ObjectBytes.read(bytes);
    synchronized (READ) {
      READ.put(key, read);
    }
    return read;
  }

  @SuppressWarnings("ArrayRecordComponent") // Compared by what is in it.
  private record Key(byte[] bytes, @Nullable ClassLoader loader) {
    @Override
    @SuppressWarnings("ReferenceEquality") // Loaders are nothing but themselves.
    public boolean equals(@Nullable Object other) {
      return other instanceof Key(byte[] otherBytes, ClassLoader otherLoader)
          && Arrays.equals(bytes, otherBytes)
          && loader == otherLoader;
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }
}
