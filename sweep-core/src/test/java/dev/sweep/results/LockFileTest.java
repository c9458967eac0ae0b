package dev.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LockFileTest {
  @TempDir Path directory;

  /** The old holder deletes its file, and a new one makes its own, between our steps. */
  @Test
  void triesAgainIfTheFileWasReplacedJustAfterItWasOpened() throws IOException {
    List<Path> opened = new ArrayList<>();
    FailingDisk disk =
        new FailingDisk(
            directory,
            path -> {
              opened.add(path);
              if (opened.size() == 1) {
                replace(path);
              }
            });
    Path results = disk.at(directory.resolve("heat.h5"));
    try (LockFile lock = LockFile.acquire(results)) {
      assertThat(lock).isNotNull();
      assertThat(opened).hasSize(2);
      assertThat(directory.resolve("heat.h5.lock")).content().startsWith("process ");
    }
    assertThat(directory.resolve("heat.h5.lock")).doesNotExist();
  }

  private static void replace(Path path) {
    try {
      Files.delete(path);
      Files.createFile(path);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
