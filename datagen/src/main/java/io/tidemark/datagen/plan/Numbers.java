package io.tidemark.datagen.plan;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in the lines of a plan. */
final class Numbers {
  private static final MathContext DIGITS = new MathContext(4);

  private Numbers() {}

  /** As somebody would type it. */
  static String plain(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  /** With four digits, for machines. */
  static double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
  }
}
