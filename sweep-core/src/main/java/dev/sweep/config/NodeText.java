package dev.sweep.config;

/** Shows nodes in messages, in YAML's flow style, shortened. */
final class NodeText {
  private static final int LONGEST = 60;

  private NodeText() {}

  /** Returns {@code node} in one short line. */
  static String of(Node node) {
    StringBuilder out = new StringBuilder();
    node.appendTo(out);
    return shortened(out.toString());
  }

  /** Returns {@code text} in one line, cut if it is long. */
  static String shortened(String text) {
    String line = text.replace('\n', ' ').strip();
    if (line.length() <= LONGEST) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return line.substring(0, end) + "...";
  }

  static void append(StringBuilder out, Node.Sequence list) {
    out.append('[');
    String separator = "";
    for (Node item : list.items()) {
      if (out.length() > LONGEST) {
        return;
      }
      out.append(separator);
      item.appendTo(out);
      separator = ", ";
    }
    out.append(']');
  }

  static void append(StringBuilder out, Node.Mapping mapping) {
    out.append('{');
    String separator = "";
    for (Node.Entry entry : mapping.entries()) {
      if (out.length() > LONGEST) {
        return;
      }
      out.append(separator).append(entry.name()).append(": ");
      entry.value().appendTo(out);
      separator = ", ";
    }
    out.append('}');
  }
}
