package dev.sweep.parallel.process;

import java.io.IOException;

/** What a model may do to the process it runs in. */
enum Deed {
  NOTHING {
    @Override
    void run() {}
  },
  EXIT {
    @Override
    void run() {
      System.exit(7);
    }
  },
  HALT {
    @Override
    void run() {
      Runtime.getRuntime().halt(9);
    }
  },
  SEGMENTATION_FAULT {
    @Override
    void run() throws Exception {
      signal("SEGV");
    }
  },
  KILL {
    @Override
    void run() throws Exception {
      signal("KILL");
    }
  },
  OUT_OF_MEMORY {
    @Override
    void run() {
      Object[] held = {};
      while (true) {
        held = new Object[] {held, new long[100_000]};
      }
    }
  },
  STACK_OVERFLOW {
    @Override
    @SuppressWarnings("InfiniteRecursion") // Meant.
    void run() {
      run();
    }
  },
  LOOP {
    @Override
    void run() {
      while (true) {
        Thread.onSpinWait();
      }
    }
  };

  abstract void run() throws Exception;

  private static void signal(String name) throws IOException, InterruptedException {
    String self = String.valueOf(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-" + name, self).start().waitFor();
    Thread.sleep(600_000);
  }
}
