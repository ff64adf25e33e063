package io.tidemark.engine.rule;

import io.tidemark.engine.rule.Value.BarField;
import io.tidemark.engine.rule.Value.Field;
import io.tidemark.engine.rule.Value.Line;
import io.tidemark.engine.rule.Value.MidKind;
import io.tidemark.engine.rule.Value.Mids;
import io.tidemark.engine.rule.Value.Quote;
import io.tidemark.engine.study.Spelling;
import io.tidemark.engine.study.Studies;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the name of a value. */
final class ValueParser {
  /** A value's name that stands for ask − bid. */
  static final String SPREAD = "spread";

  private static final Pattern MIDS =
      Pattern.compile("(mid_momentum|mid_roc|realized_vol)_([0-9]+)(t|ms|s|m|h|d)");
  private static final Pattern NAME =
      Pattern.compile("(?<name>[a-z0-9_.]+)(?:@(?<on>[0-9]+[a-z]+))?(?<before>\\[[^\\]]*\\])?");
  private static final int DIGITS = 12;

  /** One letter in so many may be wrong. */
  private static final int CLOSE = 5;

  private final long defaultInterval;

  /**
   * @param defaultInterval length of the bars of a name without one, µs
   */
  ValueParser(long defaultInterval) {
    this.defaultInterval = defaultInterval;
  }

  /** Whether a word is the name of a value of ticks. */
  static boolean isOfTicks(String word) {
    return word.equals(SPREAD) || quote(word) != null || MIDS.matcher(word).matches();
  }

  /**
   * The value of a name.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  Value parse(String word) {
    Quote quote = quote(word);
    if (quote != null) {
      return quote;
    }
    Matcher mids = MIDS.matcher(word);
    if (mids.matches()) {
      return mids(word, mids);
    }
    Matcher matcher = NAME.matcher(word);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("\"" + word + "\" is no value");
    }
    String name = matcher.group("name");
    boolean before = before(word, matcher.group("before"));
    boolean ofTicks = isOfTicks(name);
    if (ofTicks) {
      throw new IllegalArgumentException(
          "\"" + word + "\": " + name + " is of ticks and has no bars; write it alone");
    }
    long interval = interval(word, matcher.group("on"));
    for (Field field : Field.values()) {
      if (field.name().toLowerCase(Locale.ROOT).equals(name)) {
        return new BarField(interval, field, before);
      }
    }
    try {
      return new Line(interval, Studies.parse(name), before);
    } catch (IllegalArgumentException e) {
      throw unknown(name, e);
    }
  }

  private static boolean before(String word, String brackets) {
    if (brackets != null && !brackets.equals("[1]")) {
      throw new IllegalArgumentException(
          "\"" + word + "\": only [1], the bar before the newest one, is accepted in brackets");
    }
    return brackets != null;
  }

  private long interval(String word, String text) {
    if (text == null) {
      return defaultInterval;
    }
    return length(word, text);
  }

  private static long length(String word, String text) {
    try {
      return BarLength.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("\"" + word + "\": " + e.getMessage(), e);
    }
  }

  private static Mids mids(String word, Matcher matcher) {
    MidKind kind = MidKind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    String digits = matcher.group(2);
    if (!matcher.group(3).equals("t")) {
      return new Mids(kind, length(word, digits + matcher.group(3)), true);
    }
    long ticks = digits.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    if (ticks < 1 || ticks > Mids.MOST_TICKS) {
      throw new IllegalArgumentException(
          "\"" + word + "\": 1 to " + Mids.MOST_TICKS + " ticks are accepted");
    }
    return new Mids(kind, ticks, false);
  }

  private static Quote quote(String word) {
    for (Quote quote : Quote.values()) {
      if (quote.text().equals(word)) {
        return quote;
      }
    }
    return null;
  }

  /** A misspelt name that is not of an indicator gets a hint of its own. */
  private static IllegalArgumentException unknown(String name, IllegalArgumentException why) {
    Stream<String> fields =
        Arrays.stream(Field.values()).map(f -> f.name().toLowerCase(Locale.ROOT));
    Stream<String> quotes = Arrays.stream(Quote.values()).map(Quote::text);
    return Stream.of(fields, quotes, Stream.of(SPREAD))
        .flatMap(s -> s)
        .filter(value -> Spelling.distance(name, value) <= 1 + value.length() / CLOSE)
        .min(Comparator.comparingInt(value -> Spelling.distance(name, value)))
        .map(
            value ->
                new IllegalArgumentException(
                    "there is no value " + name + "; perhaps " + value, why))
        .orElse(why);
  }
}
