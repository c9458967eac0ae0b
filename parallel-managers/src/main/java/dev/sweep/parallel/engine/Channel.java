package dev.sweep.parallel.engine;

/** How one engine is reached: carries messages to it, in order, and its answers back. */
interface Channel {
  /**
   * Sends a message and returns soon; if the engine is gone, the receiver is told, if it has not
   * been already. The message must not be changed afterwards.
   */
  void send(byte[] message);

  /** Returns where the engine is, for people: {@code child process 4711}. */
  String place();

  /** Lets the engine end when it has done what it was told, and returns at once. */
  void quit();

  /**
   * Ends the engine at once, whatever it does; the receiver is told.
   *
   * @throws UnsupportedOperationException if it cannot be ended by itself
   */
  void kill();

  /** Waits for the engine to end after {@link #quit}, up to {@code millis}, and then ends it. */
  void end(long millis);

  /** Takes what comes back; called by one thread at a time, which it must not hold up. */
  interface Receiver {
    void received(byte[] answer);

    /** The engine is gone: no answer will come any more. */
    void lost(Throwable reason);
  }

  /** Starts an engine. */
  @FunctionalInterface
  interface Opener {
    /**
     * Opens a channel to a new engine.
     *
     * @param number its number, of {@code count}
     */
    Channel open(int number, int count, Receiver receiver) throws Exception;
  }
}
