package io.tidemark.engine.study;

import java.math.BigDecimal;

/**
 * A parameter of an indicator, as it stands in the indicator's name.
 *
 * @param name a letter by which formulas call it
 * @param least the least value
 * @param most the greatest value
 * @param decimals how many decimals it may have
 * @param byDefault the value where the name leaves the parameters out; null if it must be given
 */
public record Parameter(
    String name, BigDecimal least, BigDecimal most, int decimals, BigDecimal byDefault) {
  /** The longest period of any indicator, in bars. */
  public static final int LONGEST = 10_000;

  private static final int MOST_DIGITS = 12;

  /** A number of bars, from a least one to {@link #LONGEST}, that must be given. */
  static Parameter period(String name, int least) {
    return new Parameter(
        name, BigDecimal.valueOf(least), BigDecimal.valueOf(LONGEST), 0, /* byDefault= */ null);
  }

  /** A number of bars, from 1 to {@link #LONGEST}, with a default. */
  static Parameter periodOr(String name, int byDefault) {
    return new Parameter(
        name, BigDecimal.ONE, BigDecimal.valueOf(LONGEST), 0, BigDecimal.valueOf(byDefault));
  }

  /** What it accepts, in words. */
  public String accepts() {
    String range = least.toPlainString() + " to " + most.toPlainString();
    return decimals == 0 ? range : range + ", up to " + decimals + " decimals";
  }

  /**
   * Reads it from a part of an indicator's name.
   *
   * @return the value without trailing zeros
   * @throws IllegalArgumentException if it is none, or out of range; the message says of what
   */
  BigDecimal parse(String text) {
    if (!isNumber(text)) {
      throw new IllegalArgumentException(
          name + " = " + text + " is no number; " + accepts() + " is accepted");
    }
    BigDecimal value = new BigDecimal(text).stripTrailingZeros();
    boolean tooFine = decimals == 0 ? text.indexOf('.') >= 0 : value.scale() > decimals;
    if (tooFine || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(name + " = " + text + " is not " + accepts());
    }
    return value;
  }

  /** Digits without a leading zero, then perhaps a point and more digits. */
  private static boolean isNumber(String text) {
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    boolean plain = digits(whole) && (whole.length() == 1 || whole.charAt(0) != '0');
    return plain && (point < 0 || digits(text.substring(point + 1)));
  }

  private static boolean digits(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
