package dev.sweep.parallel.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sweep.parallel.IndexRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CodecTest {
  private static final IndexRange LATE = new IndexRange(Long.MAX_VALUE - 7, 7);

  static List<Message> messages() {
    return List.of(
        new Message.Ask(Integer.MAX_VALUE),
        new Message.Finished(3, 1L << 40, 0.25),
        new Message.Finding(5, LATE, new byte[] {-1, 0, 1}),
        new Message.Finding(5, LATE, new byte[0]),
        new Message.Returned(2, List.of(new IndexRange(0, 1), LATE)),
        new Message.Returned(2, List.of()),
        new Message.Done(new byte[] {7}),
        new Message.Start(1L << 33),
        new Message.Chunk(1, List.of(LATE)),
        new Message.Chunk(1, List.of()),
        new Message.Recall(4),
        new Message.Acknowledged(Integer.MAX_VALUE),
        new Message.End(new byte[] {1, 2}),
        new Message.Halt());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void readsWhatItWrote(Message message) {
    assertThat(Codec.decode(Codec.encode(message)))
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .isEqualTo(message);
  }

  @Test
  void knowsEveryKindOfMessage() {
    assertThat(messages().stream().map(Object::getClass).distinct()).hasSize(11);
    assertThat(messages().stream().map(message -> Codec.encode(message)[0]).distinct()).hasSize(11);
  }

  @Test
  void refusesOtherKinds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Codec.decode(new byte[] {99}))
        .withMessage("no message is of kind 99");
  }
}
