package dev.sweep.parallel.loop;

import dev.sweep.parallel.HostName;
import java.io.Serializable;

/**
 * What a rank is.
 *
 * @param rank its number
 * @param size how many ranks there are
 * @param host the name of its machine
 * @param pid its process there
 * @param jvm the JVM and its version
 * @param library the MPI library and its version; empty without MPI
 */
public record RankInfo(int rank, int size, String host, long pid, String jvm, String library)
    implements Serializable {

  static RankInfo ofThisProcess(int rank, int size, String library) {
    String jvm = System.getProperty("java.vm.name") + " " + Runtime.version();
    return new RankInfo(rank, size, HostName.local(), ProcessHandle.current().pid(), jvm, library);
  }
}
