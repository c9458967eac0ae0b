package dev.sweep.results;

import dev.sweep.results.hdf5.ElementType;
import dev.sweep.results.hdf5.HeapReader;
import dev.sweep.results.hdf5.PositionedFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.VariableLength;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as found in a file.
 *
 * @param header the address others refer to it by
 * @param dimensions the addresses of its dimensions' scales, slowest first
 * @param checksum the CRC-32C of its values, where it has one
 */
record StoredDataset(
    Column column, long[] shape, long header, long[] dimensions, @Nullable Integer checksum) {

  /**
   * Reads {@code node}, whose rows have what is left of its shape after {@code leading} dimensions.
   *
   * @throws ResultsException if this is no dataset that a sweep writes
   */
  static StoredDataset of(Node node, HeapReader texts, int leading) throws IOException {
    if (!(node instanceof ContiguousDataset dataset)) {
      throw new ResultsException(node.getPath() + " was not written by sweep");
    }
    long[] shape = dataset.getDimensionsAsLong();
    long[] row = Arrays.copyOfRange(shape, Math.min(leading, shape.length), shape.length);
    StoredAttributes attributes = new StoredAttributes(node, texts);
    String title = attributes.text("long_name");
    Column column =
        new Column(
            node.getName(),
            type(dataset),
            row,
            attributes.text("units"),
            node.getName().equals(title) ? null : title,
            dataset.getDataAddress());
    Number checksum = attributes.find(Checksum.ATTRIBUTE);
    return new StoredDataset(
        column,
        shape,
        node.getAddress(),
        attributes.addresses("DIMENSION_LIST"),
        checksum == null ? null : checksum.intValue());
  }

  /**
   * Reads all values of a dataset that is small enough.
   *
   * @throws ResultsException if they do not match their checksum
   */
  ByteBuffer bytes(PositionedFile file) throws IOException {
    int size = Math.toIntExact(column.bytes(shape.length == 0 ? 1 : shape[0]));
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    if (size > 0) {
      file.read(bytes, column.address());
    }
    bytes.flip();
    if (checksum != null && checksum != Checksum.of(bytes)) {
      throw new ResultsException(
          "'%s' is damaged: it does not match its checksum".formatted(column.name()));
    }
    return bytes;
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
