package dev.sweep.expression;

import dev.sweep.expression.Step.Comparator;
import dev.sweep.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns a formula into postfix steps by recursive descent.
 *
 * <p>One method a level of precedence, loosest first: {@code a if c else b}, {@code or}, {@code
 * and}, {@code not}, comparisons, sums, products, signs, powers. Only brackets and the operators
 * that group to the right recurse, and no deeper than {@link Tokens#MAX_DEPTH}.
 */
final class Parser {
  private static final Map<String, Operator> COMPARISONS =
      Map.of(
          "<", Operator.LESS,
          "<=", Operator.LESS_OR_EQUAL,
          ">", Operator.GREATER,
          ">=", Operator.GREATER_OR_EQUAL,
          "==", Operator.EQUAL,
          "!=", Operator.NOT_EQUAL);
  private static final Map<String, Operator> SUMS =
      Map.of("+", Operator.ADD, "-", Operator.SUBTRACT);
  private static final Map<String, Operator> PRODUCTS =
      Map.of("*", Operator.MULTIPLY, "/", Operator.DIVIDE, "%", Operator.MODULO);
  private static final Map<String, Operator> SIGNS =
      Map.of("-", Operator.NEGATE, "+", Operator.PLUS);
  private static final Map<String, Operator> POWERS =
      Map.of("^", Operator.POWER, "**", Operator.POWER);

  private final Tokens tokens;
  private final List<Step> steps = new ArrayList<>();

  private Parser(Tokens tokens) {
    this.tokens = tokens;
  }

  static List<Step> parse(String text) throws ExpressionException {
    Parser parser = new Parser(new Tokens(text));
    parser.choice();
    if (parser.tokens.current().kind() != Kind.END) {
      throw parser.tokens.fault("an operator or the end of the formula");
    }
    return List.copyOf(parser.steps);
  }

  private void choice() throws ExpressionException {
    tokens.enter();
    disjunction();
    if (tokens.at("if")) {
      int column = tokens.take().column();
      disjunction();
      tokens.expect("else", "'else'", "; a choice is written a if c else b");
      choice();
      steps.add(new Step.Choice(column));
    }
    tokens.leave();
  }

  private void disjunction() throws ExpressionException {
    conjunction();
    while (tokens.at("or")) {
      int column = tokens.take().column();
      conjunction();
      steps.add(new Step.Operation(Operator.OR, column));
    }
  }

  private void conjunction() throws ExpressionException {
    negation();
    while (tokens.at("and")) {
      int column = tokens.take().column();
      negation();
      steps.add(new Step.Operation(Operator.AND, column));
    }
  }

  private void negation() throws ExpressionException {
    if (!tokens.at("not")) {
      comparison();
      return;
    }
    tokens.enter();
    int column = tokens.take().column();
    negation();
    steps.add(new Step.Operation(Operator.NOT, column));
    tokens.leave();
  }

  private void comparison() throws ExpressionException {
    sum();
    List<Comparator> chain = new ArrayList<>();
    for (Operator next; (next = tokens.operator(COMPARISONS)) != null; ) {
      chain.add(new Comparator(next, tokens.take().column()));
      sum();
    }
    if (!chain.isEmpty()) {
      steps.add(new Step.Comparison(chain));
    }
  }

  private void sum() throws ExpressionException {
    product();
    for (Operator next; (next = tokens.operator(SUMS)) != null; ) {
      int column = tokens.take().column();
      product();
      steps.add(new Step.Operation(next, column));
    }
  }

  private void product() throws ExpressionException {
    signed();
    for (Operator next; (next = tokens.operator(PRODUCTS)) != null; ) {
      int column = tokens.take().column();
      signed();
      steps.add(new Step.Operation(next, column));
    }
  }

  private void signed() throws ExpressionException {
    Operator sign = tokens.operator(SIGNS);
    if (sign == null) {
      power();
      return;
    }
    tokens.enter();
    int column = tokens.take().column();
    signed();
    steps.add(new Step.Operation(sign, column));
    tokens.leave();
  }

  private void power() throws ExpressionException {
    primary();
    Operator power = tokens.operator(POWERS);
    if (power != null) {
      tokens.enter();
      int column = tokens.take().column();
      signed();
      steps.add(new Step.Operation(power, column));
      tokens.leave();
    }
  }

  private void primary() throws ExpressionException {
    switch (tokens.current().kind()) {
      case NUMBER -> number();
      case TEXT -> steps.add(new Step.Text(tokens.current().text(), tokens.take().column()));
      case NAME -> named();
      case KEYWORD -> keyword();
      case SYMBOL -> bracket();
      case END -> throw operandExpected();
    }
  }

  private void number() throws ExpressionException {
    Token number = tokens.take();
    steps.add(new Step.Numeral(Double.parseDouble(number.text()), number.column()));
    Token next = tokens.current();
    if (next.kind() == Kind.NAME && next.column() == number.column() + number.text().length()) {
      throw tokens.fault(
          "an operator", "; a product is written " + number.text() + "*" + next.text());
    }
  }

  private void keyword() throws ExpressionException {
    if (tokens.at("true") || tokens.at("false")) {
      steps.add(new Step.Flag(tokens.at("true"), tokens.take().column()));
    } else if (tokens.at("if")) {
      choiceCall();
    } else {
      throw operandExpected();
    }
  }

  private void choiceCall() throws ExpressionException {
    Token name = tokens.take();
    if (!tokens.at("(")) {
      throw tokens.fault("'('", "; a choice is written if(c, a, b) or a if c else b");
    }
    int count = arguments();
    if (count != 3) {
      throw new ExpressionException(name.column(), "if(c, a, b) takes 3 arguments, got " + count);
    }
    steps.add(new Step.ChoiceCall(name.column()));
  }

  private void bracket() throws ExpressionException {
    if (!tokens.at("(")) {
      throw operandExpected();
    }
    Token opening = tokens.take();
    choice();
    close(opening, "an operator or ')'");
  }

  private void named() throws ExpressionException {
    Token name = tokens.take();
    if (tokens.at("(")) {
      call(name);
    } else {
      steps.add(new Step.Name(name.text(), name.column()));
    }
  }

  private void call(Token name) throws ExpressionException {
    Function function = Function.named(name.text());
    if (function == null) {
      throw unknownFunction(name);
    }
    int count = arguments();
    if (!function.takes(count)) {
      throw new ExpressionException(
          name.column(),
          "%s takes %s, got %d".formatted(function.signature(), function.wanted(), count));
    }
    steps.add(new Step.Call(function, count, name.column()));
  }

  /** Parses from the opening bracket to the closing one, and returns how many arguments it saw. */
  private int arguments() throws ExpressionException {
    Token opening = tokens.take();
    if (tokens.at(")")) {
      tokens.take();
      return 0;
    }
    int count = 1;
    choice();
    while (tokens.at(",")) {
      tokens.take();
      choice();
      count++;
    }
    close(opening, "',' or ')'");
    return count;
  }

  private void close(Token opening, String expected) throws ExpressionException {
    tokens.expect(")", expected + " for the '(' in column " + opening.column(), "");
  }

  private static ExpressionException unknownFunction(Token name) {
    String hint =
        Function.meantBy(name.text())
            .map(meant -> "; did you mean '" + meant + "'?")
            .orElse("; known: " + String.join(", ", Function.names()));
    return new ExpressionException(name.column(), "unknown function '" + name.text() + "'" + hint);
  }

  private ExpressionException operandExpected() {
    return tokens.fault("a number, a name, a function or '('");
  }
}
