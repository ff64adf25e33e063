package io.tidemark.engine.num;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The plain text of money. */
final class MoneyText {
  /** Money units of 1e-20 in a printed unit of 1e-8. */
  private static final long UNITS_PER_PRINTED = 1_000_000_000_000L;

  private static final long TEN_DIGITS = 10_000_000_000L;

  /** No amount in range has more digits before the point. */
  private static final int MOST_INTEGER_DIGITS = 19;

  private MoneyText() {}

  static Money parse(byte[] b, String largest) {
    int from = b.length > 0 && (b[0] == '-' || b[0] == '+') ? 1 : 0;
    int point = -1;
    int digits = 0;
    int integerDigits = 0;
    for (int i = from; i < b.length; i++) {
      if (b[i] == '.' && point < 0) {
        point = i;
      } else if (b[i] >= '0' && b[i] <= '9') {
        digits++;
        integerDigits += point < 0 && (integerDigits > 0 || b[i] != '0') ? 1 : 0;
      } else {
        throw Fixed8.notANumber(b, 0, b.length);
      }
    }
    if (digits == 0) {
      throw Fixed8.notANumber(b, 0, b.length);
    }
    int decimals = point < 0 ? 0 : b.length - point - 1;
    if (decimals > Money.PLACES) {
      throw Fixed8.tooManyDecimals(b, 0, b.length, decimals, Money.PLACES);
    }
    // Counted first: thousands of digits would take BigDecimal long.
    if (integerDigits <= MOST_INTEGER_DIGITS) {
      BigDecimal value = new BigDecimal(new String(b, StandardCharsets.US_ASCII));
      try {
        return Money.ofBigInteger(value.setScale(Money.PLACES).unscaledValue());
      } catch (ArithmeticException e) {
        throw Fixed8.outOfRange(b, 0, b.length, largest);
      }
    }
    throw Fixed8.outOfRange(b, 0, b.length, largest);
  }

  /** Appends ±(high × 2^64 + low) units, at most 2^127 of them, half to even at 8 places. */
  static StringBuilder appendRounded(StringBuilder out, boolean negative, long high, long low) {
    long upper = Long.divideUnsigned(high, UNITS_PER_PRINTED);
    long lower =
        Wide.divide(Long.remainderUnsigned(high, UNITS_PER_PRINTED), low, UNITS_PER_PRINTED);
    long rest = low - lower * UNITS_PER_PRINTED;
    if (Wide.roundsUp(lower, rest, UNITS_PER_PRINTED) && ++lower == 0) {
      upper++;
    }
    if (negative && (upper | lower) != 0) {
      out.append('-');
    }
    long integer = Wide.divide(upper, lower, Fixed8.ONE);
    long fraction = lower - integer * Fixed8.ONE;
    out.append(integer);
    if (fraction != 0) {
      out.append('.');
      Fixed8.appendFraction(out, fraction, Fixed8.PLACES);
    }
    return out;
  }

  /** ±(high × 2^64 + low) units, at most 2^127 of them, with all their decimals. */
  static String printExact(boolean negative, long high, long low) {
    long upper = Long.divideUnsigned(high, TEN_DIGITS);
    long lower = Wide.divide(Long.remainderUnsigned(high, TEN_DIGITS), low, TEN_DIGITS);
    long lastTen = low - lower * TEN_DIGITS;
    long integer = Wide.divide(upper, lower, TEN_DIGITS);
    long firstTen = lower - integer * TEN_DIGITS;
    StringBuilder out = new StringBuilder(42);
    if (negative) {
      out.append('-');
    }
    out.append(integer);
    if ((firstTen | lastTen) == 0) {
      return out.toString();
    }
    out.append('.');
    if (lastTen == 0) {
      Fixed8.appendFraction(out, firstTen, 10);
    } else {
      appendTenDigits(out, firstTen);
      Fixed8.appendFraction(out, lastTen, 10);
    }
    return out.toString();
  }

  private static void appendTenDigits(StringBuilder out, long digits) {
    for (long scale = TEN_DIGITS / 10; scale > 0; scale /= 10) {
      out.append((char) ('0' + digits / scale % 10));
    }
  }
}
