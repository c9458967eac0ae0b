package dev.sweep.cli;

import dev.sweep.results.ResultsReader;
import dev.sweep.results.TableExport;
import dev.sweep.results.TableExport.Format;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Writes the points of a results file as a table. */
final class ExportCommand implements Subcommand {
  private final Console console;
  private final Argument<Path> file = Argument.file("FILE", "The results file.");
  private final Argument<Format> format =
      new Argument<>(
          OptionSpec.builder("--format")
              .type(Format.class)
              .converters(ExportCommand::format)
              .initialValue(Format.CSV)
              .paramLabel("csv|jsonl")
              .description("RFC 4180 with a header, or JSON Lines. Default: csv.")
              .build());
  private final Argument<@Nullable Path> output =
      new Argument<>(
          OptionSpec.builder("-o", "--output")
              .type(Path.class)
              .converters(Argument.PATH)
              .paramLabel("OUT")
              .description("The file to write; default: standard output.")
              .build());
  private final Argument<Which> status =
      new Argument<>(
          OptionSpec.builder("--status")
              .type(Which.class)
              .defaultValue("all")
              .paramLabel("ok|all")
              .description("Which points; default: ${DEFAULT-VALUE}.")
              .build());

  ExportCommand(Console console) {
    this.console = console;
  }

  private static Format format(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "csv" -> Format.CSV;
      case "jsonl", "json" -> Format.JSONL;
      default -> throw new TypeConversionException("'" + name + "' is neither csv nor jsonl");
    };
  }

  /** Which points to write. */
  enum Which {
    OK,
    ALL
  }

  @Override
  public CommandSpec describe() {
    CommandSpec spec = Subcommand.describe("export", this, file, format, output, status);
    spec.usageMessage()
        .description(
            "Write the points as a table: number, parameters, outputs, status, seconds, attempts,",
            "rank. Numbers give the same bits when they are read. A missing value and NaN are empty",
            "(csv) or null (jsonl).")
        .footer("", "Example:", "  sweep export heat.h5 --format csv --status ok -o heat.csv");
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    @Nullable Path out = output.value();
    try (ResultsReader results = ResultsReader.open(file.value())) {
      if (out == null) {
        writeToStandardOutput(results);
      } else {
        write(results, out);
      }
    }
    return ExitCode.OK;
  }

  private void write(ResultsReader results, Path out) throws IOException {
    if (Files.exists(out) && Files.isSameFile(out, file.value())) {
      throw new ParameterException(
          file.spec().command().commandLine(), out + " is the results file; write to another");
    }
    try (OutputStream stream = Files.newOutputStream(out)) {
      write(results, stream);
    }
  }

  private void writeToStandardOutput(ResultsReader results) throws IOException {
    try {
      write(results, console.rawOut());
    } catch (IOException e) {
      // The reader has had enough, as head has: nobody is left to be told.
      if (!Console.isClosedPipe(e)) {
        throw e;
      }
    }
  }

  private void write(ResultsReader results, OutputStream out) throws IOException {
    TableExport.write(results, format.value(), status.value() == Which.OK, out);
  }
}
