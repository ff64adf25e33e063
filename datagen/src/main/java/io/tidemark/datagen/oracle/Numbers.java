package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The contract's roundings and prints. */
public final class Numbers {
  private static final int MONEY_BITS = 127;

  private Numbers() {}

  /** Quotient at 1e-20, HALF_EVEN. */
  static BigDecimal divide(BigDecimal a, BigDecimal b) {
    return a.divide(b, 20, RoundingMode.HALF_EVEN);
  }

  /** Nearest multiple of 1e-8, HALF_EVEN. */
  static BigDecimal round8(BigDecimal value) {
    return value.setScale(8, RoundingMode.HALF_EVEN);
  }

  /** At most 8 decimals, no trailing zeros, no exponent; empty for null. */
  public static String print(BigDecimal value) {
    if (value == null) {
      return "";
    }
    BigDecimal rounded = round8(value);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** The shortest plain decimal that reads back the same. */
  public static String print(double value) {
    BigDecimal exact = new BigDecimal(Double.toString(value));
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  /** ISO-8601 of microseconds since the epoch; empty for null. */
  public static String time(Long micros) {
    return micros == null ? "" : Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  /** Whether a figure leaves 128 bits in units of 1e-20. */
  static boolean overflows(BigDecimal money) {
    return money.setScale(20, RoundingMode.HALF_EVEN).unscaledValue().bitLength() > MONEY_BITS;
  }

  /** Whether a quantity leaves 64 bits in units of 1e-8. */
  static boolean quantityOverflows(BigDecimal quantity) {
    return quantity.setScale(8, RoundingMode.HALF_EVEN).unscaledValue().bitLength() > 63;
  }
}
