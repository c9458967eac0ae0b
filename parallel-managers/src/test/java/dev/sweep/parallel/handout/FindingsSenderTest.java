package dev.sweep.parallel.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.serial.ObjectBytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class FindingsSenderTest {
  private static final IndexRange RANGE = new IndexRange(40, 3);

  private final List<Message> sent = new ArrayList<>();

  @Test
  void sendsAFindingThatJustFits() throws Exception {
    sender(ObjectBytes.write("found").length).accept(7, RANGE, "found");

    assertThat(sent).singleElement().isInstanceOf(Message.Finding.class);
  }

  @Test
  void refusesAFindingThatNoMessageCanHold() {
    int bytes = ObjectBytes.write("found").length;
    FindingsSender<String> sender = sender(bytes - 1);

    assertThatExceptionOfType(ManagerException.class)
        .isThrownBy(() -> sender.accept(7, RANGE, "found"))
        .withMessage(
            "the result of indexes 40 to 42 takes %d bytes, but at most %d can be sent; emit smaller"
                + " ranges",
            bytes, bytes - 1)
        .satisfies(thrown -> assertThat(thrown.worker()).hasValue(7));
    assertThat(sent).isEmpty();
  }

  private FindingsSender<String> sender(int mostBytes) {
    return new FindingsSender<>(new Credits(), sent::add, mostBytes);
  }
}
