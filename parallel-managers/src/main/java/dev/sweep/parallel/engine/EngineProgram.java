package dev.sweep.parallel.engine;

import dev.sweep.parallel.process.ChildProgram;
import dev.sweep.parallel.process.Link;
import dev.sweep.parallel.serial.SnippetClasses;
import java.nio.ByteBuffer;

/** An engine's side in a child JVM. */
final class EngineProgram implements ChildProgram {

  /** Returns what the child is told first. */
  static byte[] greeting(int number, int count) {
    return ByteBuffer.allocate(2 * Integer.BYTES).putInt(number).putInt(count).array();
  }

  @Override
  public void run(Link parent) throws Exception {
    SnippetClasses.acceptOnThisThread();
    ByteBuffer greeting = ByteBuffer.wrap(parent.receive());
    Execution execution = new Execution(new Engine(greeting.getInt(), greeting.getInt()));
    for (byte[] next = receive(parent); !Command.isQuit(next); next = receive(parent)) {
      parent.send(execution.answer(next));
    }
  }

  /** An interrupt that a function left behind is no reason to end. */
  private static byte[] receive(Link parent) throws Exception {
    Thread.interrupted();
    return parent.receive();
  }
}
