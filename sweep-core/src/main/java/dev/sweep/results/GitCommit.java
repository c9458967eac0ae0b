package dev.sweep.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The commit a directory's git repository is at, read from its files without starting git. */
final class GitCommit {
  private static final String REFERENCE = "ref: ";
  private static final String ELSEWHERE = "gitdir: ";

  private GitCommit() {}

  /** Returns the commit's hash; null if there is no repository or it cannot be read. */
  static @Nullable String of(Path directory) {
    try {
      for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
        Path git = at.resolve(".git");
        if (Files.exists(git)) {
          return head(Files.isDirectory(git) ? git : linked(git));
        }
      }
      return null;
    } catch (IOException e) {
      return null;
    }
  }

  /** A worktree or submodule has a file in place of the directory. */
  private static Path linked(Path file) throws IOException {
    String line = Files.readString(file).strip();
    String target = line.startsWith(ELSEWHERE) ? line.substring(ELSEWHERE.length()) : line;
    return file.resolveSibling(target);
  }

  private static @Nullable String head(Path git) throws IOException {
    String head = Files.readString(git.resolve("HEAD")).strip();
    if (!head.startsWith(REFERENCE)) {
      return head;
    }
    String reference = head.substring(REFERENCE.length());
    Path common = git.resolve("commondir");
    Path shared =
        Files.exists(common) ? git.resolve(Files.readString(common).strip()).normalize() : git;
    Path loose = shared.resolve(reference);
    return Files.exists(loose)
        ? Files.readString(loose).strip()
        : packed(shared.resolve("packed-refs"), reference);
  }

  private static @Nullable String packed(Path file, String reference) throws IOException {
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (line.endsWith(" " + reference)) {
          return line.substring(0, line.indexOf(' '));
        }
      }
    }
    return null;
  }
}
