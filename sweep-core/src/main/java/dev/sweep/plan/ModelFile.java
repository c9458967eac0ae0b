package dev.sweep.plan;

import dev.sweep.config.ModelConfig;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file, or a directory of classes, whose content is part of what a model is.
 *
 * @param key of its entry in the fingerprint
 * @param path as the configuration has it
 */
public record ModelFile(String key, Path path) {

  /**
   * Returns the files of {@code model}: all of a class path; of a program, the words that name an
   * existing file.
   *
   * @param workingDirectory where the words of a program are looked for
   */
  public static List<ModelFile> of(ModelConfig model, Path workingDirectory) {
    return switch (model) {
      case ModelConfig.Expr _ -> List.of();
      case ModelConfig.Java java -> onClasspath(java.classpath());
      case ModelConfig.Command command -> named("command", command.argv(), workingDirectory);
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
