package dev.sweep.expression;

import dev.sweep.expression.Step.Comparator;
import dev.sweep.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a formula into postfix steps by recursive descent.
 *
 * <p>One method a level of precedence, loosest first: {@code a if c else b}, {@code or}, {@code
 * and}, {@code not}, comparisons, sums, products, signs, powers. Only brackets and the operators
 * that group to the right recurse, and no deeper than {@link #MAX_DEPTH}.
 */
final class Parser {
  static final int MAX_DEPTH = 200;

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

  private final Lexer lexer;
  private final List<Step> steps = new ArrayList<>();
  private Token token;
  private int depth;

  private Parser(String text) throws ExpressionException {
    lexer = new Lexer(text);
    token = lexer.next();
  }

  static List<Step> parse(String text) throws ExpressionException {
    Parser parser = new Parser(text);
    parser.choice();
    if (parser.token.kind() != Kind.END) {
      throw parser.fault("expected an operator or the end of the formula");
    }
    return List.copyOf(parser.steps);
  }

  private void choice() throws ExpressionException {
    enter();
    disjunction();
    if (token.is("if")) {
      int column = take().column();
      disjunction();
      if (!token.is("else")) {
        throw fault("expected 'else': a choice is written a if c else b");
      }
      take();
      choice();
      steps.add(new Step.Choice(column));
    }
    leave();
  }

  private void disjunction() throws ExpressionException {
    conjunction();
    while (token.is("or")) {
      int column = take().column();
      conjunction();
      steps.add(new Step.Operation(Operator.OR, column));
    }
  }

  private void conjunction() throws ExpressionException {
    negation();
    while (token.is("and")) {
      int column = take().column();
      negation();
      steps.add(new Step.Operation(Operator.AND, column));
    }
  }

  private void negation() throws ExpressionException {
    if (!token.is("not")) {
      comparison();
      return;
    }
    enter();
    int column = take().column();
    negation();
    steps.add(new Step.Operation(Operator.NOT, column));
    leave();
  }

  private void comparison() throws ExpressionException {
    sum();
    List<Comparator> chain = new ArrayList<>();
    for (Operator next; (next = operator(COMPARISONS)) != null; ) {
      chain.add(new Comparator(next, take().column()));
      sum();
    }
    if (!chain.isEmpty()) {
      steps.add(new Step.Comparison(chain));
    }
  }

  private void sum() throws ExpressionException {
    product();
    for (Operator next; (next = operator(SUMS)) != null; ) {
      int column = take().column();
      product();
      steps.add(new Step.Operation(next, column));
    }
  }

  private void product() throws ExpressionException {
    signed();
    for (Operator next; (next = operator(PRODUCTS)) != null; ) {
      int column = take().column();
      signed();
      steps.add(new Step.Operation(next, column));
    }
  }

  private void signed() throws ExpressionException {
    Operator sign = operator(SIGNS);
    if (sign == null) {
      power();
      return;
    }
    enter();
    int column = take().column();
    signed();
    steps.add(new Step.Operation(sign, column));
    leave();
  }

  private void power() throws ExpressionException {
    primary();
    Operator power = operator(POWERS);
    if (power != null) {
      enter();
      int column = take().column();
      signed();
      steps.add(new Step.Operation(power, column));
      leave();
    }
  }

  private void primary() throws ExpressionException {
    switch (token.kind()) {
      case NUMBER -> number();
      case TEXT -> steps.add(new Step.Text(token.text(), take().column()));
      case NAME -> named();
      case KEYWORD -> keyword();
      case SYMBOL -> bracket();
      case END -> throw operandExpected();
    }
  }

  private void number() throws ExpressionException {
    Token number = take();
    steps.add(new Step.Number(Double.parseDouble(number.text()), number.column()));
    if (token.kind() == Kind.NAME && token.column() == number.column() + number.text().length()) {
      throw fault("expected an operator; a product is written " + number.text() + "*...");
    }
  }

  private void keyword() throws ExpressionException {
    if (token.is("true") || token.is("false")) {
      steps.add(new Step.Flag(token.is("true"), take().column()));
    } else if (token.is("if")) {
      choiceCall();
    } else {
      throw operandExpected();
    }
  }

  private void choiceCall() throws ExpressionException {
    Token name = take();
    if (!token.is("(")) {
      throw fault("expected '(': a choice is written if(c, a, b) or a if c else b");
    }
    int count = arguments();
    if (count != 3) {
      throw new ExpressionException(name.column(), "if(c, a, b) takes 3 arguments, got " + count);
    }
    steps.add(new Step.ChoiceCall(name.column()));
  }

  private void bracket() throws ExpressionException {
    if (!token.is("(")) {
      throw operandExpected();
    }
    Token opening = take();
    choice();
    close(opening, "an operator or ')'");
  }

  private void named() throws ExpressionException {
    Token name = take();
    if (token.is("(")) {
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
    Token opening = take();
    if (token.is(")")) {
      take();
      return 0;
    }
    int count = 1;
    choice();
    while (token.is(",")) {
      take();
      choice();
      count++;
    }
    close(opening, "',' or ')'");
    return count;
  }

  private void close(Token opening, String expected) throws ExpressionException {
    if (!token.is(")")) {
      throw fault("expected %s for the '(' in column %d".formatted(expected, opening.column()));
    }
    take();
  }

  private static ExpressionException unknownFunction(Token name) {
    String hint =
        Function.meantBy(name.text())
            .map(meant -> "; did you mean '" + meant + "'?")
            .orElse("; known: " + String.join(", ", Function.names()));
    return new ExpressionException(name.column(), "unknown function '" + name.text() + "'" + hint);
  }

  private Token take() throws ExpressionException {
    Token taken = token;
    token = lexer.next();
    return taken;
  }

  private @Nullable Operator operator(Map<String, Operator> operators) {
    return token.kind() == Kind.SYMBOL ? operators.get(token.text()) : null;
  }

  private void enter() throws ExpressionException {
    if (++depth > MAX_DEPTH) {
      throw new ExpressionException(
          token.column(), "nested too deeply: at most " + MAX_DEPTH + " levels");
    }
  }

  private void leave() {
    depth--;
  }

  private ExpressionException operandExpected() {
    return fault("expected a number, a name, a function or '('");
  }

  private ExpressionException fault(String expected) {
    return new ExpressionException(token.column(), expected + ", got " + token.described());
  }
}
