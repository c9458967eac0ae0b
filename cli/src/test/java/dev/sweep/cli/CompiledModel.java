package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Java models of tests, compiled as a user would: against the product, in a directory. */
final class CompiledModel {
  private CompiledModel() {}

  /** Compiles class {@code name} with the given members into {@code directory}. */
  static void write(Path directory, String name, String members) throws IOException {
    write(directory, name, "Model", members);
  }

  /** As the other, of a class that computes points in batches. */
  static void writeBatched(Path directory, String name, String members) throws IOException {
    write(directory, name, "BatchModel", members);
  }

  private static void write(Path directory, String name, String type, String members)
      throws IOException {
    Path source = directory.resolve(name + ".java");
    Files.writeString(
        source,
        """
        import dev.sweep.model.*;
        public class %s implements %s {
        %s
        }
        """
            .formatted(name, type, members));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                directory.toString(),
                source.toString());
    assertThat(result).isZero();
  }
}
