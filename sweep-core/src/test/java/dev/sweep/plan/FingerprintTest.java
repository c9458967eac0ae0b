package dev.sweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sweep.plan.Fingerprint.Difference;
import dev.sweep.plan.Fingerprint.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
  private static final Fingerprint FIRST =
      Fingerprint.of(
          List.of(
              new Entry("parameters.T", "[280, 300]"),
              new Entry("where", "T < 300"),
              new Entry("model.expr.q", "\"\n\u00e9")));

  @Test
  void survivesBeingWrittenAndRead() {
    Fingerprint read = Fingerprint.parse(FIRST.toText());

    assertThat(read).isEqualTo(FIRST).hasSameHashCodeAs(FIRST);
    assertThat(read.entries()).isEqualTo(FIRST.entries());
    assertThat(read.sha256()).isEqualTo(FIRST.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void writesALineForEachEntry() {
    assertThat(FIRST.toText())
        .isEqualTo(
            """
            {
            "parameters.T": "[280, 300]",
            "where": "T < 300",
            "model.expr.q": "\\"\\n\u00e9"
            }\
            """);
    assertThat(Fingerprint.parse(Fingerprint.of(List.of()).toText()).entries()).isEmpty();
  }

  @Test
  void listsWhatDiffers() {
    Fingerprint second =
        Fingerprint.of(
            List.of(
                new Entry("parameters.T", "[280, 310]"),
                new Entry("model.expr.q", "\"\n\u00e9"),
                new Entry("sampling.n", "5")));

    assertThat(FIRST.differences(second))
        .containsExactly(
            new Difference("parameters.T", "[280, 300]", "[280, 310]"),
            new Difference("where", "T < 300", null),
            new Difference("sampling.n", null, "5"));
    assertThat(FIRST.differences(FIRST)).isEmpty();
    assertThat(second).isNotEqualTo(FIRST);
    assertThat(second.sha256()).isNotEqualTo(FIRST.sha256());
  }

  @Test
  void refusesTwoEntriesOfOneKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fingerprint.of(List.of(new Entry("a", "1"), new Entry("a", "2"))))
        .withMessage("two entries have the key a");
  }

  @Test
  void refusesTextThatIsNoFingerprint() {
    for (String text : List.of("", "null", "[1]", "{\"a\": {}}", "{\"a\": null}")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Fingerprint.parse(text))
          .withMessage("no fingerprint: wanted a JSON object of strings, got " + text);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fingerprint.parse("{\"a\": "))
        .withMessageStartingWith("no JSON: Unexpected end-of-input");
  }
}
