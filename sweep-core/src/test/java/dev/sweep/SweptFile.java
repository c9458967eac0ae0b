package dev.sweep;

import dev.sweep.parallel.StopSignal;
import dev.sweep.plan.Shard;
import dev.sweep.run.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Results files of small sweeps, for tests of what is done with them. */
public final class SweptFile {
  private SweptFile() {}

  /** Runs a configuration to its end and returns its results file, {@code name.h5}. */
  public static Path run(Path directory, String name, String yaml) throws Exception {
    return run(directory, name, yaml, new StopSignal());
  }

  /** Runs a shard of a configuration, such as {@code 2/3}, into {@code name.h5}. */
  public static Path shard(Path directory, String name, String yaml, String shard)
      throws Exception {
    Path file = directory.resolve(name + ".h5");
    load(directory, name, yaml, file)
        .shard(Shard.parse(shard))
        .run(request(file), new Silence(), new StopSignal());
    return file;
  }

  /** Runs a configuration, but for points with the same values in {@code old}. */
  public static RunReport reuse(Path directory, String name, String yaml, Path old)
      throws Exception {
    Path file = directory.resolve(name + ".h5");
    RunRequest request = RunRequest.asConfigured().into(file).reusing(old);
    return load(directory, name, yaml, file).run(request, new Silence(), new StopSignal());
  }

  /** Carries on with {@code file} to the end. */
  public static void carryOn(Path directory, String yaml, Path file) throws Exception {
    load(directory, "rest", yaml, file).run(request(file), new Silence(), new StopSignal());
  }

  /** Makes the results file of a configuration of which no point was run. */
  public static Path begin(Path directory, String name, String yaml) throws Exception {
    StopSignal stop = new StopSignal();
    stop.request();
    return run(directory, name, yaml, stop);
  }

  private static Path run(Path directory, String name, String yaml, StopSignal stop)
      throws Exception {
    Path file = directory.resolve(name + ".h5");
    load(directory, name, yaml, file).run(request(file), new Silence(), stop);
    return file;
  }

  private static Sweep load(Path directory, String name, String yaml, Path file) throws Exception {
    Path config = Files.writeString(directory.resolve(name + ".yaml"), yaml);
    return Sweep.load(config, List.of("results.file=" + file, "execution.workers=1"));
  }

  private static RunRequest request(Path file) {
    return RunRequest.asConfigured().into(file);
  }

  private static final class Silence implements RunObserver {
    @Override
    public void started(Progress progress, String manager) {}

    @Override
    public void progressed(Progress progress) {}
  }
}
