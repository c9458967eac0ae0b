package dev.sweep.plan;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.PointFile;
import dev.sweep.config.SweepConfig;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A file, or a directory of classes, whose content is part of what a model is.
 *
 * @param key of its entry in the fingerprint
 * @param path as the configuration has it
 */
public record ModelFile(String key, Path path) {

  /**
   * Returns the files of a model: all of a class path, and texts among the options that name an
   * existing file, as seen from the configuration; of a program, the words that name an existing
   * file, as seen from where it runs, and what its files link to.
   *
   * @param workingDirectory where the words of a program are looked for
   */
  public static List<ModelFile> of(SweepConfig config, Path workingDirectory) {
    return switch (config.model()) {
      case ModelConfig.Expr _ -> List.of();
      case ModelConfig.Java java -> {
        List<ModelFile> files = onClasspath(java.classpath());
        addNamed("model.options", java.options().values(), java.options().directory(), files);
        yield files;
      }
      case ModelConfig.Command command -> {
        List<ModelFile> files = named("command", command.argv(), workingDirectory);
        if (config.hasPointDirectories()) {
          files.removeIf(file -> !file.key().contains("[0]") && !file.path().isAbsolute());
        }
        files.addAll(linked(command.files()));
        yield files;
      }
      case ModelConfig.Worker worker -> named("worker", worker.argv(), workingDirectory);
    };
  }

  private static List<ModelFile> onClasspath(List<Path> classpath) {
    List<ModelFile> files = new ArrayList<>();
    for (int i = 0; i < classpath.size(); i++) {
      files.add(new ModelFile("model.classpath[" + i + "].sha256", classpath.get(i)));
    }
    return files;
  }

  /** Adds the files that {@code value}, or what it consists of, names. */
  private static void addNamed(String key, Object value, Path directory, List<ModelFile> files) {
    switch (value) {
      case Map<?, ?> map ->
          map.forEach((name, inner) -> addNamed(key + "." + name, inner, directory, files));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          addNamed(key + "[" + i + "]", list.get(i), directory, files);
        }
      }
      case String text when namesFile(text, directory) ->
          files.add(new ModelFile(key + ".sha256", directory.resolve(text)));
      default -> {}
    }
  }

  private static List<ModelFile> linked(List<PointFile> files) {
    return files.stream()
        .filter(PointFile.Link.class::isInstance)
        .map(PointFile.Link.class::cast)
        .map(link -> new ModelFile("model.files." + link.name() + ".sha256", link.target()))
        .toList();
  }

  private static List<ModelFile> named(String kind, List<String> words, Path workingDirectory) {
    List<ModelFile> files = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (namesFile(words.get(i), workingDirectory)) {
        String key = "model." + kind + "[" + i + "].sha256";
        files.add(new ModelFile(key, Path.of(words.get(i))));
      }
    }
    return files;
  }

  private static boolean namesFile(String word, Path workingDirectory) {
    try {
      return Files.isRegularFile(workingDirectory.resolve(word));
    } catch (InvalidPathException e) {
      return false; // what cannot be a path names no file
    }
  }
}
