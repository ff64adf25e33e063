package io.tidemark.engine.rule;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.rule.Value.Quote;
import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a rule's signals.
 *
 * @param units 1e-8, above 0
 * @param limit the size at the best bid or ask that it may not pass, null for none; where that size
 *     is unknown the rule does not fire
 */
public record Size(long units, Quote limit) implements Serializable {
  private static final Pattern LIMITED =
      Pattern.compile("min\\(\\s*(bid_size|ask_size)\\s*,\\s*([^,)\\s]+)\\s*\\)");

  /**
   * Reads {@code 100}, {@code min(bid_size, 1)} or {@code min(ask_size, 1)}.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static Size parse(String text) {
    Matcher limited = LIMITED.matcher(text.strip());
    boolean isLimited = limited.matches();
    String number = isLimited ? limited.group(2) : text.strip();
    long units;
    try {
      units = Fixed8.parse(number);
    } catch (io.tidemark.engine.Rejected e) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no size; a number above 0, min(bid_size, NUMBER) or min(ask_size, NUMBER) is"
              + " accepted",
          e);
    }
    if (units <= 0) {
      throw new IllegalArgumentException("size " + number + " is not above 0");
    }
    Quote limit =
        !isLimited ? null : limited.group(1).equals("bid_size") ? Quote.BID_SIZE : Quote.ASK_SIZE;
    return new Size(units, limit);
  }
}
