package dev.sweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.config.OutputConfig;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WholeNumberTest {
  private static final List<String> KEPT =
      List.of(
          "0",
          "-7",
          "9007199254740992",
          "-9007199254740992",
          "1152921504606846976",
          "100000000000000000000",
          "123456789012345670000");
  private static final List<String> LOSSY =
      List.of(
          "9007199254740993",
          "-9007199254740993",
          "12345678901234567",
          "9223372036854775807",
          "1" + "0".repeat(400));

  @Test
  void keepsWhatIsTheSameNumberOrTheSameDigitsAfterwards() {
    assertThat(KEPT).noneMatch(digits -> WholeNumber.losesDigits(new BigInteger(digits)));
    assertThat(LOSSY).allMatch(digits -> WholeNumber.losesDigits(new BigInteger(digits)));
  }

  @Test
  void isTheRuleForJson() throws Exception {
    for (String digits : KEPT) {
      assertThat(printed(digits).number("q")).isEqualTo(Double.parseDouble(digits));
    }
    for (String digits : LOSSY) {
      assertThatThrownBy(() -> printed(digits))
          .isInstanceOf(OutputException.class)
          .hasMessage(
              ("output 'q': got %s, a whole number that loses digits as a floating-point one;"
                      + " print it as a string")
                  .formatted(digits));
    }
  }

  @Test
  void isTheRuleForMatches() throws Exception {
    OutputConfig.Reader regex = new OutputConfig.Reader.Regex(Pattern.compile("q=(.*)"));
    PrintedOutputs outputs = new PrintedOutputs(List.of(Blocks.output("q", regex)));
    assertThat(outputs.find("q=+9007199254740992", null).number("q")).isEqualTo(0x1p53);
    assertThatThrownBy(() -> outputs.find("q=9007199254740993", null))
        .hasMessageContaining("9007199254740993, a whole number that loses digits");
  }

  @Test
  void isTheRuleForJava() {
    Outputs outputs = new Outputs();
    outputs.put("q", 1L << 60);
    assertThat(outputs.number("q")).isEqualTo(0x1p60);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> outputs.put("r", 12345678901234567L))
        .withMessageContaining("12345678901234567, a whole number that loses digits");
  }

  @Test
  void floatingPointNotationIsRoundedAsEver() throws Exception {
    assertThat(printed("12345678901234567.0").number("q")).isEqualTo(12345678901234568.0);
  }

  private static Outputs printed(String number) throws Exception {
    return new PrintedOutputs(List.of()).find("{\"q\": " + number + "}", null);
  }
}
