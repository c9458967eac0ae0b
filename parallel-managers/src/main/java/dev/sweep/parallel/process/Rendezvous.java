package dev.sweep.parallel.process;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Where one child meets its parent: a socket in a directory that only this user can enter, gone as
 * soon as they have met. Confined to one thread.
 */
final class Rendezvous implements AutoCloseable {
  private static final String PREFIX = "child-jvm-";
  private static final int LONGEST_DIRECTORY = 60;
  private static final long HELLO_MILLIS = 10_000;

  private final Path directory;
  private final Invitation invitation;
  private final ServerSocketChannel server;
  private final Selector arrivals;

  private Rendezvous(Path directory, ServerSocketChannel server, Selector arrivals) {
    byte[] secret = new byte[Invitation.SECRET_LENGTH];
    new SecureRandom().nextBytes(secret);
    this.directory = directory;
    this.invitation = new Invitation(directory.resolve("socket"), secret);
    this.server = server;
    this.arrivals = arrivals;
  }

  static Rendezvous open() throws IOException {
    Rendezvous rendezvous =
        new Rendezvous(
            newDirectory(), ServerSocketChannel.open(StandardProtocolFamily.UNIX), Selector.open());
    try {
      rendezvous.listen();
      return rendezvous;
    } catch (IOException e) {
      rendezvous.close();
      throw e;
    }
  }

  Invitation invitation() {
    return invitation;
  }

  /**
   * Waits for the child and returns the link to it.
   *
   * @throws IOException if {@code process} has ended instead, or does not come within {@code
   *     millis}
   */
  Link await(Process process, long millis) throws IOException, InterruptedException {
    CompletableFuture<Void> _ = process.onExit().thenRun(arrivals::wakeup);
    long deadline = System.nanoTime() + millis * 1_000_000;
    while (process.isAlive()) {
      Link link = next(process);
      if (link != null) {
        return link;
      }
      awaitArrival(deadline, millis);
    }
    throw new IOException("the child process ended before it connected");
  }

  /** Removes the socket and its directory. */
  @Override
  public void close() throws IOException {
    try (server;
        arrivals) {
      Files.deleteIfExists(invitation.socket());
    } finally {
      Files.deleteIfExists(directory);
    }
  }

  /** Addresses of sockets are short: a long path of temporary files is of no use. */
  private static Path newDirectory() throws IOException {
    String usual = System.getProperty("java.io.tmpdir", "/tmp");
    boolean fits = usual.getBytes(StandardCharsets.UTF_8).length <= LONGEST_DIRECTORY;
    return Files.createTempDirectory(Path.of(fits ? usual : "/tmp"), PREFIX); // Mode 0700.
  }

  private void listen() throws IOException {
    server.bind(UnixDomainSocketAddress.of(invitation.socket()));
    server.configureBlocking(false);
    server.register(arrivals, SelectionKey.OP_ACCEPT);
  }

  private void awaitArrival(long deadline, long millis) throws IOException, InterruptedException {
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new IOException("the child process did not connect within " + millis + " ms");
    }
    arrivals.select(left);
    arrivals.selectedKeys().clear();
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while a child process was starting");
    }
  }

  private @Nullable Link next(Process process) throws IOException, InterruptedException {
    SocketChannel arrived = server.accept();
    if (arrived == null) {
      return null;
    }
    Link link = Link.over(arrived, "child-" + process.pid(), () -> {});
    byte[] hello = link.receive(HELLO_MILLIS);
    if (hello != null && MessageDigest.isEqual(hello, invitation.secret())) {
      return link;
    }
    link.close();
    return null;
  }
}
