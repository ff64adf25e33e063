package io.tidemark.engine.num;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** {@code double} in and out of indicators: exact numbers in, the shortest plain text out. */
public final class Doubles {
  /** Up to here, 2^53, every long is a double. */
  private static final long EXACT_LONGS = 1L << 53;

  /** Two decimals of so many digits never read as the same normal double. */
  private static final int DISTINCT_DIGITS = 15;

  private Doubles() {}

  /**
   * The double nearest to a price or quantity.
   *
   * @param units8 in units of 1e-8
   * @throws IllegalArgumentException if it is {@link Fixed8#ABSENT}
   */
  public static double ofFixed8(long units8) {
    Fixed8.requirePresent(units8);
    if (units8 >= -EXACT_LONGS && units8 <= EXACT_LONGS) {
      // Both sides are exact, so that the division's one rounding is the only one.
      return (double) units8 / Fixed8.ONE;
    }
    return BigDecimal.valueOf(units8, Fixed8.PLACES).doubleValue();
  }

  /** The double nearest to an amount of money. */
  public static double ofMoney(Money money) {
    return money.toBigDecimal().doubleValue();
  }

  /**
   * The shortest plain decimal that reads back as the same double, and of several the nearest to
   * it; no exponent, no trailing zeros, "0" for both zeros. The same on every version of Java.
   *
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public static String print(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(value + " has no decimal form");
    }
    if (value == 0) {
      return "0";
    }
    // Before Java 19 Double.toString reads back but is not always shortest, or nearest.
    BigDecimal guess = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (guess.precision() > DISTINCT_DIGITS || Math.abs(value) < Double.MIN_NORMAL) {
      guess = shortest(value, guess).stripTrailingZeros();
    }
    return guess.toPlainString();
  }

  /** Drops digits from a decimal that reads back as the value while some decimal still does. */
  private static BigDecimal shortest(double value, BigDecimal guess) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal found = guess;
    for (int digits = guess.precision(); digits > 0; digits--) {
      BigDecimal candidate = nearest(exact, value, digits);
      if (candidate == null) {
        return found;
      }
      found = candidate;
    }
    return found;
  }

  /** The nearest decimal of so many digits that reads back, or null. */
  private static BigDecimal nearest(BigDecimal exact, double value, int digits) {
    BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    if (rounded.doubleValue() == value) {
      return rounded;
    }
    // Below a power of two doubles lie twice as close as above: the farther neighbour may do.
    BigDecimal outer = exact.round(new MathContext(digits, RoundingMode.UP));
    return outer.doubleValue() == value ? outer : null;
  }
}
