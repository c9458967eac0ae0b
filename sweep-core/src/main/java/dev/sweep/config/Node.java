package dev.sweep.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of YAML with its place: what binders read. Immutable. */
sealed interface Node {

  /** Returns where it begins. */
  Position position();

  /** Returns what it is, with its text, for messages: {@code the text 'abc'}. */
  String described();

  /** Appends it in flow style, for messages; may stop early when the builder is long enough. */
  void appendTo(StringBuilder out);

  /** How a scalar was written, which decides what it stands for and where its characters lie. */
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    BLOCK
  }

  /**
   * A single value.
   *
   * @param raw the characters in the file including quotes; empty when they span several lines
   */
  record Scalar(Position position, String text, Style style, String raw) implements Node {

    /** Returns a plain scalar that stands in no file, at the place of what caused it. */
    static Scalar plain(Position position, String text) {
      return new Scalar(position, text, Style.PLAIN, "");
    }

    /** Returns what it stands for. */
    ScalarType type() {
      return ScalarType.of(this);
    }

    boolean isNull() {
      return type() == ScalarType.NULL;
    }

    /** Returns the place of the character at {@code offset} of the text, counted from 0. */
    Position at(int offset) {
      return ScalarOffsets.position(this, offset);
    }

    @Override
    public String described() {
      return switch (type()) {
        case NULL -> "nothing";
        case BOOLEAN -> text;
        case INTEGER, FLOAT -> "the number " + text;
        case TEXT -> "the text '" + NodeText.shortened(text) + "'";
      };
    }

    @Override
    public void appendTo(StringBuilder out) {
      out.append(text);
    }
  }

  /** A list. */
  record Sequence(Position position, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String described() {
      return "the list " + NodeText.of(this);
    }

    @Override
    public void appendTo(StringBuilder out) {
      NodeText.append(out, this);
    }
  }

  /** Keys with their values, in the order written; no key twice. */
  record Mapping(Position position, List<Entry> entries) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** Returns the value of {@code key}, or null. */
    @Nullable Node get(String key) {
      for (Entry entry : entries) {
        if (entry.name().equals(key)) {
          return entry.value();
        }
      }
      return null;
    }

    @Override
    public String described() {
      return "the mapping " + NodeText.of(this);
    }

    @Override
    public void appendTo(StringBuilder out) {
      NodeText.append(out, this);
    }
  }

  /** A key and its value. */
  record Entry(Scalar key, Node value) {
    String name() {
      return key.text();
    }
  }
}
