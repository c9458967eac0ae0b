package dev.sweep.parallel.engine;

/** An engine on the very thread that sends to it: each call is done when it has been sent. */
final class SameThreadChannel implements Channel {
  private final Execution execution;
  private final Receiver receiver;

  SameThreadChannel(int number, int count, Receiver receiver) {
    this.execution = new Execution(new Engine(number, count));
    this.receiver = receiver;
  }

  @Override
  public void send(byte[] message) {
    receiver.received(execution.answer(message));
  }

  @Override
  public String place() {
    return "this thread";
  }

  @Override
  public void quit() {
    // It does nothing by itself.
  }

  @Override
  public void kill() {
    receiver.lost(new IllegalStateException("the engine was killed"));
  }

  @Override
  public void end(long millis) {
    // It does nothing by itself.
  }
}
