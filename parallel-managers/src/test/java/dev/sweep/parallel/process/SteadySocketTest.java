package dev.sweep.parallel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.StreamCorruptedException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sockets, and the frames on them. */
@Timeout(30)
final class SteadySocketTest {
  @TempDir Path directory;
  private SteadySocket here;
  private SteadySocket there;

  @BeforeEach
  void connect() throws Exception {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("socket"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address);
      here = new SteadySocket(SocketChannel.open(address));
      there = new SteadySocket(server.accept());
    }
  }

  @AfterEach
  void close() throws Exception {
    here.close();
    there.close();
  }

  @Test
  void readsAndWritesOnInterruptedThreadsWhichStaySo() throws Exception {
    byte[] message = new byte[10_000_000];
    message[9_999_999] = 42;
    CompletableFuture<byte[]> received = receiveInterrupted();
    Thread.currentThread().interrupt();
    Frames.write(here, message);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(received.get()).isEqualTo(message);
  }

  private CompletableFuture<byte[]> receiveInterrupted() {
    CompletableFuture<byte[]> received = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(() -> {
          try {
            Thread.currentThread().interrupt();
            byte[] message = Frames.read(there);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            received.complete(message);
          } catch (Throwable e) {
            received.completeExceptionally(e);
          }
        });
    return received;
  }

  @ParameterizedTest
  @CsvSource({"-1, -1592639711", "2147483647, 0", "10, 10", "0, 0"})
  void refusesALengthThatCannotBeRight(int length, int check) throws Exception {
    here.write(ByteBuffer.allocate(8).putInt(length).putInt(check).flip());

    assertThatThrownBy(() -> Frames.read(there))
        .isInstanceOf(StreamCorruptedException.class)
        .hasMessageContaining("length " + length);
  }

  @Test
  void endsInTheMiddleOfAFrameThatIsCutOff() throws Exception {
    here.write(
        ByteBuffer.allocate(8).putInt(2_000_000_000).putInt(2_000_000_000 ^ 0x5EED_C0DE).flip());
    here.close();

    assertThatThrownBy(() -> Frames.read(there)).isInstanceOf(EOFException.class);
  }

  @Test
  void readsWhatIsThereWhenTheOthersAreGoneButHoldTheSocket() throws Exception {
    Frames.write(here, new byte[3]);
    there.othersAreGone();

    assertThat(Frames.read(there)).hasSize(3);
    assertThatThrownBy(() -> Frames.read(there)).isInstanceOf(EOFException.class);
  }
}
