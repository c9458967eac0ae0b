package dev.sweep.results;

import dev.sweep.results.hdf5.ElementType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter or an output, as it is in a file.
 *
 * @param shape the shape of the whole dataset, slowest dimension first
 */
public record ColumnInfo(
    String name,
    ElementType type,
    List<Long> shape,
    @Nullable String unit,
    @Nullable String description) {

  static ColumnInfo of(String name, StoredDataset dataset) {
    List<Long> shape = Arrays.stream(dataset.shape()).boxed().toList();
    Column column = dataset.column();
    return new ColumnInfo(name, column.type(), shape, column.unit(), column.description());
  }
}
