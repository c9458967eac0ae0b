package dev.sweep.parallel.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a child needs to find its parent, and to be believed. It goes through the child's standard
 * input, where no other process can see it.
 *
 * @param socket where the parent listens
 * @param secret what the child says first
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
record Invitation(Path socket, byte[] secret) {
  static final int SECRET_LENGTH = 32;

  void write(OutputStream stdin) throws IOException {
    try (DataOutputStream out = new DataOutputStream(stdin)) {
      out.writeUTF(socket.toString());
      out.write(secret);
    }
  }

  static Invitation read(InputStream stdin) throws IOException {
    DataInputStream in = new DataInputStream(stdin);
    Path socket = Path.of(in.readUTF());
    return new Invitation(socket, in.readNBytes(SECRET_LENGTH));
  }

  /** Connects to the parent, of which {@code onEnd} tells when it is gone. */
  Link accept(Runnable onEnd) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      removeSocket();
      throw e;
    }
    Link link = Link.over(channel, "parent", onEnd);
    link.send(secret);
    return link;
  }

  /** A parent that does not listen any more was killed, and cannot do this. */
  private void removeSocket() throws IOException {
    Files.deleteIfExists(socket);
    Files.deleteIfExists(directory());
  }

  private Path directory() {
    return Objects.requireNonNull(socket.getParent());
  }
}
