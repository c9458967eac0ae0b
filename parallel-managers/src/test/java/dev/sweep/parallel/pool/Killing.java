package dev.sweep.parallel.pool;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.locks.LockSupport;

/** Ends processes by SIGKILL, of which they can tell nobody. */
final class Killing {
  private Killing() {}

  static void kill(long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-KILL", Long.toString(pid)).start().waitFor();
  }

  static Object killThisProcess() throws IOException, InterruptedException {
    kill(ProcessHandle.current().pid());
    LockSupport.park();
    return "alive";
  }

  /** Kills the process that writes it. */
  static final class Answer implements Serializable {
    private void writeObject(ObjectOutputStream out) throws IOException {
      try {
        killThisProcess();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }
}
