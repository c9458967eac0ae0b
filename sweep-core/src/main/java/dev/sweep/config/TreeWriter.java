package dev.sweep.config;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/** Writes a tree as YAML that reads back to the same tree. */
final class TreeWriter {
  private static final @Nullable Mark NOWHERE = null;

  /** Mappings up to this depth take a line a key, what is deeper stands in braces. */
  private static final int BLOCK_DEPTH = 2;

  private final Emitter emitter;

  private TreeWriter(StringWriter out) {
    DumperOptions options = new DumperOptions();
    options.setSplitLines(false);
    options.setWidth(Integer.MAX_VALUE);
    options.setAllowUnicode(true);
    this.emitter = new Emitter(out, options);
  }

  /** Returns the text of {@code tree}, ending in a line break. */
  static String write(Node tree) {
    StringWriter out = new StringWriter();
    TreeWriter writer = new TreeWriter(out);
    writer.emit(new StreamStartEvent(NOWHERE, NOWHERE));
    writer.emit(new DocumentStartEvent(NOWHERE, NOWHERE, false, null, null));
    writer.node(tree, 0);
    writer.emit(new DocumentEndEvent(NOWHERE, NOWHERE, false));
    writer.emit(new StreamEndEvent(NOWHERE, NOWHERE));
    return out.toString();
  }

  private void node(Node node, int depth) {
    switch (node) {
      case Node.Scalar scalar -> scalar(scalar);
      case Node.Sequence list -> {
        emit(new SequenceStartEvent(null, null, true, NOWHERE, NOWHERE, FlowStyle.FLOW));
        list.items().forEach(item -> node(item, depth + 1));
        emit(new SequenceEndEvent(NOWHERE, NOWHERE));
      }
      case Node.Mapping mapping -> mapping(mapping, depth);
    }
  }

  private void mapping(Node.Mapping mapping, int depth) {
    FlowStyle style = depth < BLOCK_DEPTH ? FlowStyle.BLOCK : FlowStyle.FLOW;
    emit(new MappingStartEvent(null, null, true, NOWHERE, NOWHERE, style));
    for (Node.Entry entry : mapping.entries()) {
      scalar(entry.key());
      node(entry.value(), depth + 1);
    }
    emit(new MappingEndEvent(NOWHERE, NOWHERE));
  }

  /** What is plain stays so, or it would become text; what is text may well be quoted. */
  private void scalar(Node.Scalar scalar) {
    boolean plain = scalar.style() == Node.Style.PLAIN;
    boolean empty = plain && scalar.text().isEmpty();
    emit(
        new ScalarEvent(
            null,
            null,
            new ImplicitTuple(plain, !plain),
            empty ? "null" : scalar.text(),
            NOWHERE,
            NOWHERE,
            plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED));
  }

  private void emit(Event event) {
    try {
      emitter.emit(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
