package dev.sweep.results.hdf5;

import io.jhdf.api.WritableNode;
import io.jhdf.object.message.DataSpace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attributes of a group or dataset that is being built. */
public final class TreeAttributes {
  /** A message has 64 KiB; this leaves room for the name and the type. */
  private static final int LARGEST_BYTES = 65_000;

  private final Tree tree;
  private final WritableNode node;

  TreeAttributes(Tree tree, WritableNode node) {
    this.tree = tree;
    this.node = node;
  }

  /** Adds a variable-length string, of any length; nothing for null. */
  public TreeAttributes put(String name, @Nullable String text) {
    if (text != null) {
      put(name, RawType.TEXT, DataSpace.fromObject(0), new int[] {tree.heap().add(text)});
    }
    return this;
  }

  /** Adds a list of variable-length strings; nothing for an empty one. */
  public TreeAttributes put(String name, List<String> texts) {
    if (!texts.isEmpty()) {
      int[] slots = new int[texts.size()];
      for (int i = 0; i < slots.length; i++) {
        slots[i] = tree.heap().add(texts.get(i));
      }
      put(name, RawType.TEXT, DataSpace.fromObject(slots), slots);
    }
    return this;
  }

  /** Adds an int64. */
  public TreeAttributes put(String name, long value) {
    node.putAttribute(name, value);
    return this;
  }

  /** Adds an int32. */
  public TreeAttributes put(String name, int value) {
    node.putAttribute(name, value);
    return this;
  }

  /** Adds a float64. */
  public TreeAttributes put(String name, double value) {
    node.putAttribute(name, value);
    return this;
  }

  /** Adds a list of unsigned bytes. */
  public TreeAttributes put(String name, byte[] values) {
    node.putAttribute(name, values, true);
    return this;
  }

  /** Adds a string of fixed length, for the few names whose standard asks for one. */
  void putFixed(String name, String text) {
    node.putAttribute(name, text);
  }

  /** Adds, for each slot, a list of one reference to another object. */
  void putReferences(String name, int[] slots) {
    put(name, RawType.REFERENCES, DataSpace.fromObject(slots), slots);
  }

  private void put(String name, RawType type, DataSpace space, int[] slots) {
    if (slots.length * HeapReference.BYTES > LARGEST_BYTES) {
      throw new IllegalArgumentException(
          "attribute '" + name + "' has " + slots.length + " entries; put them into a dataset");
    }
    node.getAttributes().put(name, new HeapAttribute(tree, name, node, type, space, slots));
  }
}
