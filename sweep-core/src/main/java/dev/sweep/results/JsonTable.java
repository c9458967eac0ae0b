package dev.sweep.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.results.PointTable.TableColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows as JSON Lines: an object a line. */
final class JsonTable {
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder().rootValueSeparator("\n").build();

  private final List<TableColumn> columns;
  private final JsonGenerator json;
  private boolean empty = true;

  JsonTable(List<TableColumn> columns, OutputStream out) throws IOException {
    this.columns = columns;
    this.json = FACTORY.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  void write(@Nullable Object[] values) throws IOException {
    empty = false;
    json.writeStartObject();
    for (int i = 0; i < values.length; i++) {
      json.writeFieldName(columns.get(i).name());
      if (values[i] instanceof double[] array) {
        writeArray(array, 0, columns.get(i).shape());
      } else {
        write(values[i]);
      }
    }
    json.writeEndObject();
  }

  /** Writes an array from element {@code from} on and returns the index behind it. */
  private int writeArray(double[] elements, int from, List<Long> shape) throws IOException {
    if (shape.isEmpty()) {
      write(elements[from]);
      return from + 1;
    }
    int at = from;
    json.writeStartArray();
    for (long i = 0; i < shape.getFirst(); i++) {
      at = writeArray(elements, at, shape.subList(1, shape.size()));
    }
    json.writeEndArray();
    return at;
  }

  private void write(@Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Double number when number.isNaN() -> json.writeNull();
      case Double number when number.isInfinite() -> json.writeString(number.toString());
      case Double number -> json.writeNumber(number);
      case Float number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      default -> json.writeString(value.toString());
    }
  }

  void finish() throws IOException {
    if (!empty) {
      json.writeRaw('\n');
    }
    json.close();
  }
}
