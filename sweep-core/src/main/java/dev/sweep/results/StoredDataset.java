package dev.sweep.results;

import dev.sweep.results.hdf5.ElementType;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.VariableLength;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as found in a file.
 *
 * @param header the address others refer to it by
 * @param dimensions the addresses of its dimensions' scales, slowest first
 */
record StoredDataset(Column column, long[] shape, long header, long[] dimensions) {

  /**
   * Reads {@code node}, whose rows have what is left of its shape after {@code leading} dimensions.
   *
   * @throws ResultsException if this is no dataset that a sweep writes
   */
  static StoredDataset of(Node node, int leading) throws ResultsException {
    if (!(node instanceof ContiguousDataset dataset)) {
      throw new ResultsException(node.getPath() + " was not written by sweep");
    }
    long[] shape = dataset.getDimensionsAsLong();
    long[] row = Arrays.copyOfRange(shape, Math.min(leading, shape.length), shape.length);
    String title = text(node, "long_name");
    Column column =
        new Column(
            node.getName(),
            type(dataset),
            row,
            text(node, "units"),
            node.getName().equals(title) ? null : title,
            dataset.getDataAddress());
    return new StoredDataset(column, shape, node.getAddress(), dimensions(node));
  }

  /** Returns a string attribute; null if there is none. */
  static @Nullable String text(Node node, String name) {
    Attribute attribute = node.getAttribute(name);
    return attribute == null ? null : (String) attribute.getData();
  }

  private static long[] dimensions(Node node) {
    Attribute list = node.getAttribute("DIMENSION_LIST");
    if (list == null) {
      return new long[0];
    }
    Object[] references = (Object[]) list.getData();
    long[] addresses = new long[references.length];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = ((long[]) references[i])[0];
    }
    return addresses;
  }

  private static ElementType type(Dataset dataset) throws ResultsException {
    DataType type = dataset.getDataType();
    if (type instanceof VariableLength) {
      return ElementType.TEXT;
    }
    if (type instanceof FloatingPoint) {
      return type.getSize() == Double.BYTES ? ElementType.FLOAT64 : ElementType.FLOAT32;
    }
    if (type instanceof FixedPoint number) {
      return switch (number.getSize()) {
        case 1 -> number.isSigned() ? ElementType.INT8 : ElementType.UINT8;
        case Integer.BYTES -> ElementType.INT32;
        default -> ElementType.INT64;
      };
    }
    throw new ResultsException(dataset.getPath() + " has a type that sweep does not write");
  }
}
