package io.tidemark.engine.market;

import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.rule.RuleParser;
import io.tidemark.engine.rule.RuleText;
import java.math.BigDecimal;
import java.util.List;

/**
 * A rule as a test has made it up: what the oracle goes by, and the text that the engine reads.
 *
 * @param on 0 for ticks, else the length of bars, µs
 * @param onText what stands in the field, null for none
 * @param buy null for never
 * @param sell null for never
 * @param size null for none
 * @param sizeLimit bid_size, ask_size or null
 */
record Asked(
    String name,
    long on,
    String onText,
    List<String> classes,
    List<String> symbols,
    List<Step> buy,
    List<Step> sell,
    boolean every,
    String cooldownText,
    long cooldown,
    BigDecimal size,
    String sizeLimit) {

  /**
   * @param within bars or µs after the step before; 0 of the first
   */
  record Step(List<Compared> all, long within, String withinText) {
    String text() {
      String text = String.join(" and ", all.stream().map(Compared::text).toList());
      return within == 0 ? text : text + " within " + withinText;
    }
  }

  /** Two sides. */
  record Compared(List<Term> left, String op, List<Term> right) {
    String text() {
      return side(left) + " " + op + " " + side(right);
    }

    private static String side(List<Term> terms) {
      String text = String.join("", terms.stream().map(Term::text).toList()).strip();
      return text.startsWith("+") ? text.substring(1).strip() : text;
    }
  }

  /**
   * A multiple of a value.
   *
   * @param value its name without anything behind it; null for a number
   * @param interval length of the bars, 0 of what is not of bars
   * @param text sign, factor and name as they stand in the condition; empty where the term before
   *     has said it
   */
  record Term(BigDecimal factor, String value, long interval, boolean before, String text) {}

  Rule rule(long defaultInterval) {
    String sizeText =
        size == null
            ? null
            : sizeLimit == null
                ? size.toPlainString()
                : "min(" + sizeLimit + ", " + size.toPlainString() + ")";
    return RuleParser.parse(
        new RuleText(
            name,
            null,
            onText,
            classes,
            symbols,
            text(buy),
            text(sell),
            every ? "every" : null,
            cooldownText,
            sizeText,
            true),
        defaultInterval);
  }

  private static String text(List<Step> steps) {
    return steps == null
        ? null
        : String.join(" then ", steps.stream().map(Step::text).toList());
  }
}
