package dev.sweep.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.sweep.results.PointTable.TableColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows as comma-separated values, as RFC 4180 says, with a header. */
final class CsvTable {
  private static final CsvFactory FACTORY =
      CsvFactory.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();

  private static final String NOTHING = "";

  private final List<TableColumn> columns;
  private final CsvGenerator csv;

  CsvTable(List<TableColumn> columns, OutputStream out) throws IOException {
    this.columns = columns;
    this.csv = FACTORY.createGenerator(out);
    csv.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    csv.setSchema(CsvSchema.emptySchema().withLineSeparator("\n"));
    writeHeader();
  }

  private void writeHeader() throws IOException {
    csv.writeStartArray();
    for (TableColumn column : columns) {
      if (column.shape().isEmpty()) {
        csv.writeString(column.name());
      } else {
        writeNames(column.name(), column.shape());
      }
    }
    csv.writeEndArray();
  }

  /** Writes a name for each element, such as {@code v[0][2]}, the last index fastest. */
  private void writeNames(String start, List<Long> shape) throws IOException {
    if (shape.isEmpty()) {
      csv.writeString(start);
      return;
    }
    for (long i = 0; i < shape.getFirst(); i++) {
      writeNames(start + "[" + i + "]", shape.subList(1, shape.size()));
    }
  }

  void write(@Nullable Object[] values) throws IOException {
    csv.writeStartArray();
    for (int i = 0; i < values.length; i++) {
      if (columns.get(i).shape().isEmpty()) {
        write(values[i]);
      } else {
        writeElements(columns.get(i), (double @Nullable []) values[i]);
      }
    }
    csv.writeEndArray();
  }

  private void writeElements(TableColumn column, double @Nullable [] elements) throws IOException {
    long size = column.shape().stream().reduce(1L, Math::multiplyExact);
    for (int i = 0; i < size; i++) {
      write(elements == null ? null : Double.valueOf(elements[i]));
    }
  }

  private void write(@Nullable Object value) throws IOException {
    switch (value) {
      case null -> csv.writeRawValue(NOTHING); // it would leave out a null
      case Double number when number.isNaN() -> csv.writeRawValue(NOTHING);
      case Double number -> csv.writeNumber(number);
      case Float number -> csv.writeNumber(number);
      case Long number -> csv.writeNumber(number);
      case Boolean flag -> csv.writeBoolean(flag);
      default -> csv.writeString(value.toString());
    }
  }

  void finish() throws IOException {
    csv.close();
  }
}
