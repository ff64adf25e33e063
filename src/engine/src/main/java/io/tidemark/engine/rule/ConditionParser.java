package io.tidemark.engine.rule;

import io.tidemark.engine.Rejected;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Intervals;
import io.tidemark.engine.rule.Comparison.Op;
import io.tidemark.engine.rule.Comparison.Term;
import io.tidemark.engine.rule.Condition.Step;
import io.tidemark.engine.rule.Value.Quote;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a condition:
 *
 * <pre>
 * condition  = step { "then" step "within" (N "bars" | DURATION) }
 * step       = comparison { "and" comparison }
 * comparison = side OP side       OP = &lt; &lt;= &gt; &gt;= "crosses above" "crosses below"
 * side       = ["-"] term { ("+" | "-") term }
 * term       = [NUMBER "*"] VALUE | NUMBER
 * </pre>
 */
final class ConditionParser {
  private static final int MOST_COMPARISONS = 16;

  private final Tokens tokens;
  private final ValueParser values;
  private final boolean onTicks;

  private ConditionParser(String text, ValueParser values, boolean onTicks) {
    this.tokens = new Tokens(text);
    this.values = values;
    this.onTicks = onTicks;
  }

  /**
   * The condition of a text.
   *
   * @param interval length of the bars of a value that names none, µs
   * @param onTicks whether it is looked at after each tick
   * @throws IllegalArgumentException if the text cannot be read, or has values of ticks and is not
   *     looked at after each
   */
  static Condition parse(String text, long interval, boolean onTicks) {
    return new ConditionParser(text, new ValueParser(interval), onTicks).condition();
  }

  /** Whether a text names a value of ticks. */
  static boolean isOfTicks(String text) {
    Tokens tokens = new Tokens(text);
    boolean found = false;
    for (String word = tokens.next(); !word.isEmpty(); word = tokens.next()) {
      found |= ValueParser.isOfTicks(word);
    }
    return found;
  }

  private Condition condition() {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(comparisons(), 0, false));
    while (tokens.take("then")) {
      List<Comparison> all = comparisons();
      if (!tokens.take("within")) {
        throw tokens.expected("\"and\" or \"within\"");
      }
      steps.add(bounded(all));
    }
    if (!tokens.peek().isEmpty()) {
      throw tokens.expected("\"and\", \"then\" or the end");
    }
    if (steps.size() > Condition.MOST_STEPS) {
      throw new IllegalArgumentException("more than " + Condition.MOST_STEPS + " steps");
    }
    return new Condition(steps);
  }

  private Step bounded(List<Comparison> all) {
    String amount = tokens.peek();
    if (amount.matches("[0-9]{1,9}")) {
      tokens.next();
      if (!tokens.take("bars") && !tokens.take("bar")) {
        throw tokens.expected("\"bars\"");
      }
      long bars = Long.parseLong(amount);
      if (onTicks || bars < 1 || bars > 10_000) {
        throw new IllegalArgumentException(
            onTicks
                ? "within " + amount + " bars: a rule on ticks counts no bars; give a time"
                : "within " + amount + " bars: 1 to 10000 bars are accepted");
      }
      return new Step(all, bars, true);
    }
    if (!amount.matches("[0-9]+[a-z]+")) {
      throw tokens.expected("a number of bars or a time such as 5s");
    }
    if (!onTicks) {
      throw new IllegalArgumentException(
          "within " + amount + ": a rule on bars counts bars, as in within 3 bars");
    }
    tokens.next();
    return new Step(all, Intervals.parse(amount), false);
  }

  private List<Comparison> comparisons() {
    List<Comparison> all = new ArrayList<>();
    do {
      all.add(comparison());
    } while (tokens.take("and"));
    if (all.size() > MOST_COMPARISONS) {
      throw new IllegalArgumentException("more than " + MOST_COMPARISONS + " comparisons");
    }
    return all;
  }

  private Comparison comparison() {
    List<Term> left = side();
    Op op = op();
    List<Term> right = side();
    if (left.stream().allMatch(t -> t.value() == Value.One.ONE)
        && right.stream().allMatch(t -> t.value() == Value.One.ONE)) {
      throw new IllegalArgumentException("a comparison of numbers only never changes");
    }
    return new Comparison(left, op, right);
  }

  private Op op() {
    if (tokens.take("crosses")) {
      if (tokens.take("above")) {
        return Op.CROSSES_ABOVE;
      }
      if (tokens.take("below")) {
        return Op.CROSSES_BELOW;
      }
      throw tokens.expected("\"above\" or \"below\"");
    }
    for (Op op : Op.values()) {
      if (tokens.take(op.text())) {
        return op;
      }
    }
    throw tokens.expected("<, <=, >, >=, \"crosses above\" or \"crosses below\"");
  }

  private List<Term> side() {
    List<Term> terms = new ArrayList<>();
    boolean minus = tokens.take("-");
    term(minus, terms);
    while (tokens.peek().equals("+") || tokens.peek().equals("-")) {
      term(tokens.next().equals("-"), terms);
    }
    if (terms.size() > Comparison.MOST_TERMS) {
      throw new IllegalArgumentException(
          "a side of more than " + Comparison.MOST_TERMS + " values; spread is two");
    }
    return terms;
  }

  private void term(boolean minus, List<Term> terms) {
    String token = tokens.peek();
    if (token.isEmpty() || token.matches("[<>*+-]=?")) {
      throw tokens.expected("a value or a number");
    }
    tokens.next();
    boolean number = Character.isDigit(token.charAt(0)) || token.charAt(0) == '.';
    if (number && !token.matches("[0-9.]+")) {
      throw new IllegalArgumentException("\"" + token + "\" is a time, not a value or a number");
    }
    long factor = number ? factor(token) : Fixed8.ONE;
    boolean constant = number && !tokens.take("*");
    if (!constant && Math.abs(factor) > Term.MOST) {
      throw new IllegalArgumentException(
          "factor " + token + " is above " + Fixed8.print(Term.MOST));
    }
    long signed = minus ? -factor : factor;
    if (constant) {
      terms.add(new Term(signed, Value.One.ONE));
      return;
    }
    String word = number ? tokens.peek() : token;
    if (number) {
      if (!word.matches("[a-z].*")) {
        throw tokens.expected("a value");
      }
      tokens.next();
    }
    if (word.equals(ValueParser.SPREAD)) {
      requireTicks(word);
      terms.add(new Term(signed, Quote.ASK));
      terms.add(new Term(-signed, Quote.BID));
      return;
    }
    Value value = values.parse(word);
    if (value.ofTicks()) {
      requireTicks(word);
    }
    terms.add(new Term(signed, value));
  }

  private void requireTicks(String word) {
    if (!onTicks) {
      throw new IllegalArgumentException(
          word + " is a value of ticks; a rule on bars has bars and indicators only");
    }
  }

  private static long factor(String token) {
    try {
      return Fixed8.parse(token);
    } catch (Rejected e) {
      throw new IllegalArgumentException("number " + e.detail(), e);
    }
  }
}
