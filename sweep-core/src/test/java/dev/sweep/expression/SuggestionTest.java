package dev.sweep.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionTest {
  private static final List<String> KNOWN =
      List.of("linspace", "logspace", "values", "min", "max", "upper", "sqrt", "T");

  @ParameterizedTest
  @CsvSource({
    "linspce, linspace", // left out
    "linspacee, linspace", // doubled
    "linspade, linspace", // replaced
    "vlaues, values", // swapped
    "lisnpcae, linspace", // swapped twice
    "LINSPACE, linspace",
    "Sqrt, sqrt",
    "uper, upper",
    "t, T",
  })
  void forgivesTypingErrors(String given, String meant) {
    assertThat(Suggestion.nearest(given, KNOWN)).hasValue(meant);
  }

  @ParameterizedTest
  @CsvSource({"x", "frequency", "temperature", "abcdefgh", "''"})
  void staysSilentWhenNothingIsNear(String given) {
    assertThat(Suggestion.nearest(given, KNOWN)).isEmpty();
  }

  @Test
  void prefersTheNearerAndThenTheFirst() {
    assertThat(Suggestion.nearest("coat", List.of("cost", "coats", "coat"))).hasValue("coat");
    assertThat(Suggestion.nearest("cat", List.of("cut", "cap"))).hasValue("cut");
  }

  @Test
  void knowsNothingWithoutNames() {
    assertThat(Suggestion.nearest("anything", List.of())).isEmpty();
  }
}
