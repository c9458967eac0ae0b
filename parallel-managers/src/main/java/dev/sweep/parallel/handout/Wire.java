package dev.sweep.parallel.handout;

/**
 * Carries messages between this process and the others of its group: none is lost, and those from
 * one process to another arrive in the order they were sent.
 */
@FunctionalInterface
public interface Wire {
  /**
   * Sends {@code message} to {@code rank} and returns at once; callable from any thread, also with
   * locks held: the message is never delivered within the call. Does not throw; a wire that is
   * broken is for its owner to notice, who ends the process.
   */
  void send(int rank, byte[] message);
}
