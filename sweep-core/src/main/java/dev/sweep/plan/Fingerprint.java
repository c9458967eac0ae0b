package dev.sweep.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep runs, as named texts: two sweeps with equal fingerprints give the same values.
 *
 * <p>Made by {@link SweepFingerprint}, kept in the results file, and compared before a run is
 * resumed.
 */
public final class Fingerprint {
  private final Map<String, String> entries;

  private Fingerprint(Map<String, String> entries) {
    this.entries = entries;
  }

  /**
   * Returns the fingerprint of {@code entries}, in their order.
   *
   * @throws IllegalArgumentException if two have one key
   */
  public static Fingerprint of(List<Entry> entries) {
    Map<String, String> map = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (map.putIfAbsent(entry.key(), entry.value()) != null) {
        throw new IllegalArgumentException("two entries have the key " + entry.key());
      }
    }
    return new Fingerprint(map);
  }

  /**
   * Reads what {@link #toText} wrote.
   *
   * @throws IllegalArgumentException if {@code text} is something else
   */
  public static Fingerprint parse(String text) {
    @Nullable Map<String, String> entries = Json.readTexts(text);
    if (entries == null) {
      throw new IllegalArgumentException(
          "no fingerprint: wanted a JSON object of strings, got " + text);
    }
    return new Fingerprint(entries);
  }

  /** Returns the entries in order. */
  public List<Entry> entries() {
    return entries.entrySet().stream().map(e -> new Entry(e.getKey(), e.getValue())).toList();
  }

  /** Returns the part that says how a point's outputs come from its parameters. */
  public Fingerprint ofModel() {
    return of(entries().stream().filter(entry -> isOfModel(entry.key())).toList());
  }

  private static boolean isOfModel(String key) {
    return key.startsWith("model.") || key.startsWith("outputs.");
  }

  /** Returns the SHA-256 of {@link #toText} in UTF-8, as 64 hexadecimal digits. */
  public String sha256() {
    return Sha256.of(toText().getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a JSON object with a line for each entry. */
  public String toText() {
    StringBuilder text = new StringBuilder("{");
    String separator = "\n";
    for (Entry entry : entries()) {
      text.append(separator).append(Json.write(entry.key())).append(": ");
      text.append(Json.write(entry.value()));
      separator = ",\n";
    }
    return text.append("\n}").toString();
  }

  /**
   * Returns the entries that {@code after} has otherwise, in the order of this fingerprint, then
   * those that only {@code after} has.
   *
   * <p>No differences means the same entries, though perhaps in another order.
   */
  public List<Difference> differences(Fingerprint after) {
    List<String> keys = new ArrayList<>(entries.keySet());
    after.entries.keySet().stream().filter(key -> !entries.containsKey(key)).forEach(keys::add);
    return keys.stream()
        .map(key -> new Difference(key, entries.get(key), after.entries.get(key)))
        .filter(difference -> !Objects.equals(difference.before(), difference.after()))
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fingerprint that && toText().equals(that.toText());
  }

  @Override
  public int hashCode() {
    return toText().hashCode();
  }

  @Override
  public String toString() {
    return toText();
  }

  /**
   * One thing that matters.
   *
   * @param key such as {@code parameters.T}
   */
  public record Entry(String key, String value) {}

  /**
   * An entry that is not the same in two fingerprints.
   *
   * @param before null where there was none
   * @param after null where there is none any more
   */
  public record Difference(String key, @Nullable String before, @Nullable String after) {
    private static final String CONTENT = ".sha256";
    private static final int DIGITS_SHOWN = 12;

    /** Returns whether it matters for how outputs come from parameters. */
    public boolean isOfModel() {
      return Fingerprint.isOfModel(key);
    }

    /** Returns whether what differs is the content of a file. */
    public boolean isOfContent() {
      return key.endsWith(CONTENT);
    }

    /** Returns the value before, for people. */
    public String beforeText() {
      return text(before);
    }

    /** Returns the value after, for people. */
    public String afterText() {
      return text(after);
    }

    private String text(@Nullable String value) {
      if (value == null) {
        return "(nothing)";
      }
      return isOfContent() && value.length() > DIGITS_SHOWN
          ? "sha256 " + value.substring(0, DIGITS_SHOWN)
          : value;
    }
  }
}
