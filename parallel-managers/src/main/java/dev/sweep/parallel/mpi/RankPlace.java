package dev.sweep.parallel.mpi;

import dev.sweep.parallel.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a rank runs.
 *
 * @param host the name of its machine
 * @param processors how many processors it may use at once
 * @param allowed which ones, as the kernel numbers them; empty if that is not known
 */
record RankPlace(String host, int processors, BitSet allowed) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern RANGE = Pattern.compile("(\\d+)(?:-(\\d+))?");
  private static final String ALLOWED = "Cpus_allowed_list:";

  static RankPlace ofThisProcess() {
    return new RankPlace(
        HostName.local(), Runtime.getRuntime().availableProcessors(), allowedHere());
  }

  /** Returns whether two ranks compete for processors; what is not known may be shared. */
  boolean shares(RankPlace other) {
    return host.equals(other.host)
        && (allowed.isEmpty() || other.allowed.isEmpty() || allowed.intersects(other.allowed));
  }

  /** Reads a list such as {@code 0-3,8}. */
  static BitSet processors(String list) {
    BitSet processors = new BitSet();
    Matcher part = RANGE.matcher(list);
    while (part.find()) {
      int first = Integer.parseInt(part.group(1));
      int last = part.group(2) == null ? first : Integer.parseInt(part.group(2));
      processors.set(first, last + 1);
    }
    return processors;
  }

  private static BitSet allowedHere() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(ALLOWED))
          .map(line -> processors(line.substring(ALLOWED.length())))
          .findFirst()
          .orElseGet(BitSet::new);
    } catch (IOException e) {
      return new BitSet();
    }
  }
}
