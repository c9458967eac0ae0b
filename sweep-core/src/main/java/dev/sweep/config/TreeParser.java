package dev.sweep.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Builds the tree of one YAML document from SnakeYAML's events.
 *
 * <p>An anchored node is built once and shared by its aliases; how many nodes there would be
 * without sharing is bounded, since everything that reads the tree visits each of them.
 */
final class TreeParser {
  private static final int DEEPEST = 50;
  private static final int MOST_BY_ALIASES = 100_000;

  private final Source source;
  private final Parser events;
  private final Faults faults;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int nodes;
  private int nodesByAliases;

  private TreeParser(Source source, Faults faults) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    this.source = source;
    this.events = new ParserImpl(new StreamReader(source.text()), options);
    this.faults = faults;
  }

  /** Returns the tree of {@code source}, or null after noting why there is none. */
  static @Nullable Node parse(Source source, Faults faults) {
    try {
      return new TreeParser(source, faults).document();
    } catch (YAMLException e) {
      SyntaxFault fault = SyntaxFault.of(e, source);
      faults.add(fault.position(), fault.message());
      return null;
    } catch (Unfit e) {
      faults.add(e.position, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private Node document() throws Unfit {
    events.getEvent();
    if (events.checkEvent(Event.ID.StreamEnd)) {
      return Node.Scalar.plain(source.start(), "");
    }
    events.getEvent();
    Node root = node(0);
    events.getEvent();
    if (!events.checkEvent(Event.ID.StreamEnd)) {
      Position second = source.position(events.peekEvent().getStartMark());
      throw new Unfit(second, "a second YAML document begins here; give one document a file");
    }
    return root;
  }

  private Node node(int depth) throws Unfit {
    Event event = events.getEvent();
    if (depth > DEEPEST) {
      throw new Unfit(
          source.position(event.getStartMark()), "nested deeper than " + DEEPEST + " levels");
    }
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    int before = nodes++;
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      anchors.put(anchor, new Anchored(null, 0));
    }
    Node node =
        event instanceof ScalarEvent scalar
            ? scalar(scalar)
            : collection((CollectionStartEvent) event, depth);
    if (anchor != null) {
      anchors.put(anchor, new Anchored(node, nodes - before));
    }
    return node;
  }

  private Node aliased(AliasEvent alias) throws Unfit {
    Position position = source.position(alias.getStartMark());
    Anchored anchored = anchors.get(alias.getAnchor());
    if (anchored == null) {
      throw new Unfit(position, "alias '*" + alias.getAnchor() + "' has no anchor before it");
    }
    if (anchored.node() == null) {
      throw new Unfit(position, "alias '*" + alias.getAnchor() + "' stands inside its own anchor");
    }
    nodes += anchored.size();
    nodesByAliases += anchored.size();
    if (nodesByAliases > MOST_BY_ALIASES) {
      throw new Unfit(position, "aliases repeat more than " + MOST_BY_ALIASES + " nodes");
    }
    return anchored.node();
  }

  private Node.Scalar scalar(ScalarEvent event) {
    refuseTag(event.getTag(), event.getStartMark());
    return source.scalar(event);
  }

  private Node collection(CollectionStartEvent event, int depth) throws Unfit {
    refuseTag(event.getTag(), event.getStartMark());
    Position position = source.position(event.getStartMark());
    Node node =
        event instanceof MappingStartEvent
            ? new Node.Mapping(position, entries(depth))
            : new Node.Sequence(position, items(depth));
    events.getEvent();
    return node;
  }

  private List<Node> items(int depth) throws Unfit {
    List<Node> items = new ArrayList<>();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(depth + 1));
    }
    return items;
  }

  private List<Node.Entry> entries(int depth) throws Unfit {
    List<Node.Entry> entries = new ArrayList<>();
    Map<String, Position> seen = new HashMap<>();
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      Node key = node(depth + 1);
      Node value = node(depth + 1);
      if (key instanceof Node.Scalar scalar && isNew(scalar, seen)) {
        entries.add(new Node.Entry(scalar, value));
      } else if (!(key instanceof Node.Scalar)) {
        faults.add(key.position(), "a key must be a word, not " + key.described());
      }
    }
    return entries;
  }

  private boolean isNew(Node.Scalar key, Map<String, Position> seen) {
    if (key.text().equals("<<") && key.style() == Node.Style.PLAIN) {
      faults.add(key.position(), "merge keys '<<' are not supported; use 'include'");
      return false;
    }
    Position first = seen.putIfAbsent(key.text(), key.position());
    if (first != null) {
      faults.add(
          key.position(),
          "key '" + key.text() + "' is given twice, first at " + first + "; remove one");
    }
    return first == null;
  }

  private void refuseTag(@Nullable String tag, Mark mark) {
    if (tag != null) {
      String written = tag.replace("tag:yaml.org,2002:", "!!");
      faults.add(
          source.position(mark),
          "tag '" + written + "' is not supported; quote a value to make it text");
    }
  }

  /**
   * What an anchor stands for.
   *
   * @param node null as long as it is being read
   * @param size how many nodes it has, those under it included
   */
  private record Anchored(@Nullable Node node, int size) {}

  /** YAML that parses but is not a tree we can use. */
  private static final class Unfit extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Position position;

    Unfit(Position position, String message) {
      super(message);
      this.position = position;
    }
  }
}
