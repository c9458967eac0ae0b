package dev.sweep.results;

import dev.sweep.results.hdf5.HeapReader;
import dev.sweep.results.hdf5.HeapReference;
import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.VariableLength;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a group or dataset. Whatever is of variable length is read by {@link
 * HeapReader}, which knows its checksums.
 */
record StoredAttributes(Node node, HeapReader texts) {

  /** Returns a string; null if there is none. */
  @Nullable String text(String name) throws IOException {
    List<String> texts = texts(name);
    return texts.isEmpty() ? null : texts.getFirst();
  }

  /** Returns a list of strings; an empty one if there is none. */
  List<String> texts(String name) throws IOException {
    Attribute attribute = node.getAttribute(name);
    List<String> found = new ArrayList<>();
    if (attribute != null && attribute.getDataType() instanceof VariableLength) {
      for (HeapReference reference : referencesOf(attribute)) {
        found.add(texts.text(reference));
      }
    } else if (attribute != null) { // changed with another program
      found.add(String.valueOf(attribute.getData()));
    }
    return found;
  }

  /** Returns the addresses in a list of lists of one object each; none if there is none. */
  long[] addresses(String name) throws IOException {
    Attribute attribute = node.getAttribute(name);
    if (attribute == null) {
      return new long[0];
    }
    List<HeapReference> lists = referencesOf(attribute);
    long[] addresses = new long[lists.size()];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = texts.bytes(lists.get(i)).getLong();
    }
    return addresses;
  }

  /**
   * Returns a number.
   *
   * @throws ResultsException if there is none
   */
  Number number(String name) throws ResultsException {
    Number number = find(name);
    if (number == null) {
      throw new ResultsException("%s has no number '%s'".formatted(node.getPath(), name));
    }
    return number;
  }

  /** Returns a number, {@code otherwise} if there is none. */
  Number number(String name, Number otherwise) {
    Number number = find(name);
    return number == null ? otherwise : number;
  }

  /** Returns a number; null if there is none. */
  @Nullable Number find(String name) {
    Attribute attribute = node.getAttribute(name);
    return attribute != null && attribute.getData() instanceof Number number ? number : null;
  }

  private static List<HeapReference> referencesOf(Attribute attribute) {
    ByteBuffer bytes = attribute.getBuffer().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    List<HeapReference> references = new ArrayList<>();
    while (bytes.remaining() >= HeapReference.BYTES) {
      references.add(HeapReference.from(bytes));
    }
    return references;
  }
}
