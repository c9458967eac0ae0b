package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;

/** Something to be shown, to people and to programs. */
interface View {
  /** Prints it for people. */
  void print(PrintStream out) throws IOException;

  /** Writes the fields of its JSON object. */
  void write(JsonGenerator json) throws IOException;
}
