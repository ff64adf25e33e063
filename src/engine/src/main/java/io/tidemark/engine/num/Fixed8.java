package io.tidemark.engine.num;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import java.nio.charset.StandardCharsets;

/**
 * Prices and quantities as a {@code long} in units of 1e-8, from −92233720368.54775807 to
 * 92233720368.54775807. {@link #ABSENT} lies just below that range and stands for no value; it
 * prints as blank and is refused by every calculation.
 */
public final class Fixed8 {
  /** No value. Never a valid price or quantity. */
  public static final long ABSENT = Long.MIN_VALUE;

  /** Units in 1. */
  public static final long ONE = 100_000_000L;

  /** Decimals that are kept. */
  public static final int PLACES = 8;

  private static final long[] POWERS_OF_TEN = powersOfTen();

  private Fixed8() {}

  /**
   * Reads a plain decimal: an optional sign, at least one digit, at most 8 decimals, no exponent.
   *
   * @throws Rejected BAD_NUMBER if it is anything else or out of range
   */
  public static long parse(CharSequence text) {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return parseScaled(bytes, 0, bytes.length, PLACES);
  }

  /**
   * As {@link #parse(CharSequence)}, from the bytes {@code from} (inclusive) to {@code to}
   * (exclusive). Allocates nothing unless it refuses.
   */
  public static long parse(byte[] b, int from, int to) {
    return parseScaled(b, from, to, PLACES);
  }

  /**
   * Reads a plain decimal into units of 10^-places.
   *
   * @param places decimals that are kept, 0 to 18
   * @throws Rejected BAD_NUMBER if it is no plain decimal, has more decimals (zeros count too), or
   *     its magnitude is above {@code Long.MAX_VALUE} units
   */
  public static long parseScaled(byte[] b, int from, int to, int places) {
    int i = from;
    boolean negative = false;
    if (i < to && (b[i] == '-' || b[i] == '+')) {
      negative = b[i] == '-';
      i++;
    }
    long units = 0;
    boolean tooBig = false;
    int digits = 0;
    int point = -1;
    for (; i < to; i++) {
      int digit = b[i] - '0';
      if (digit >= 0 && digit <= 9) {
        digits++;
        // 18 digits always fit. Past the range the scan goes on, to tell no number from a large
        // one.
        tooBig |= digits > 18 && units > (Long.MAX_VALUE - digit) / 10;
        units = units * 10 + digit;
      } else if (b[i] == '.' && point < 0) {
        point = i;
      } else {
        throw notANumber(b, from, to);
      }
    }
    if (digits == 0) {
      throw notANumber(b, from, to);
    }
    int decimals = point < 0 ? 0 : to - point - 1;
    if (decimals > places) {
      throw tooManyDecimals(b, from, to, decimals, places);
    }
    long scale = POWERS_OF_TEN[places - decimals];
    if (tooBig || units > Long.MAX_VALUE / scale) {
      throw outOfRange(b, from, to, print(Long.MAX_VALUE, places));
    }
    units *= scale;
    return negative ? -units : units;
  }

  /** The value as a plain decimal without trailing zeros; blank for {@link #ABSENT}. */
  public static String print(long units) {
    return print(units, PLACES);
  }

  /** Appends what {@link #print(long)} gives. */
  public static StringBuilder append(StringBuilder out, long units) {
    return append(out, units, PLACES);
  }

  /**
   * As {@link #print(long)}, for units of 10^-places.
   *
   * @param places 0 to 18
   */
  public static String print(long units, int places) {
    return append(new StringBuilder(24), units, places).toString();
  }

  /** Appends what {@link #print(long, int)} gives. */
  public static StringBuilder append(StringBuilder out, long units, int places) {
    if (units == ABSENT) {
      return out;
    }
    if (units < 0) {
      out.append('-');
    }
    long scale = POWERS_OF_TEN[places];
    long magnitude = Math.abs(units);
    out.append(magnitude / scale);
    long fraction = magnitude % scale;
    if (fraction != 0) {
      out.append('.');
      appendFraction(out, fraction, places);
    }
    return out;
  }

  /**
   * The exact sum.
   *
   * @throws ArithmeticException if it is out of range
   * @throws IllegalArgumentException if a term is {@link #ABSENT}
   */
  public static long add(long a, long b) {
    long sum = requirePresent(a) + requirePresent(b);
    if (((a ^ sum) & (b ^ sum)) < 0 || sum == ABSENT) {
      throw overflow(print(a) + " + " + print(b));
    }
    return sum;
  }

  /**
   * The exact difference a − b.
   *
   * @throws ArithmeticException if it is out of range
   * @throws IllegalArgumentException if a term is {@link #ABSENT}
   */
  public static long subtract(long a, long b) {
    long difference = requirePresent(a) - requirePresent(b);
    if (((a ^ b) & (a ^ difference)) < 0 || difference == ABSENT) {
      throw overflow(print(a) + " - " + print(b));
    }
    return difference;
  }

  /**
   * The value with the other sign; the range is symmetric, so it always fits.
   *
   * @throws IllegalArgumentException if it is {@link #ABSENT}
   */
  public static long negate(long units) {
    return -requirePresent(units);
  }

  /**
   * (bid + ask) ÷ 2, half to even at 1e-8. Neither the sum nor the result can overflow.
   *
   * @throws IllegalArgumentException if a side is {@link #ABSENT}
   */
  public static long mid(long bid, long ask) {
    requirePresent(bid);
    requirePresent(ask);
    long floor = (bid & ask) + ((bid ^ ask) >> 1);
    boolean tie = ((bid ^ ask) & 1) != 0;
    return tie ? floor + (floor & 1) : floor;
  }

  static long requirePresent(long units) {
    if (units == ABSENT) {
      throw new IllegalArgumentException("an absent price or quantity cannot be calculated with");
    }
    return units;
  }

  /** Appends a fraction of {@code width} digits, above 0, without its trailing zeros. */
  static void appendFraction(StringBuilder out, long fraction, int width) {
    long scale = POWERS_OF_TEN[width];
    for (long rest = fraction; rest != 0; rest %= scale) {
      scale /= 10;
      out.append((char) ('0' + rest / scale));
    }
  }

  static Rejected notANumber(byte[] b, int from, int to) {
    return refusal(
        b, from, to, "is not a number; a plain decimal such as -12.5 is accepted, no exponent");
  }

  static Rejected tooManyDecimals(byte[] b, int from, int to, int decimals, int places) {
    return refusal(
        b, from, to, "has " + decimals + " decimals; at most " + places + " are accepted");
  }

  static Rejected outOfRange(byte[] b, int from, int to, String largest) {
    return refusal(b, from, to, "is out of range; -" + largest + " to " + largest + " is accepted");
  }

  private static Rejected refusal(byte[] b, int from, int to, String complaint) {
    return new Rejected(Reason.BAD_NUMBER, Quoted.of(b, from, to) + " " + complaint);
  }

  private static ArithmeticException overflow(String what) {
    return new ArithmeticException(
        what + " is out of range; -92233720368.54775807 to 92233720368.54775807 fits");
  }

  private static long[] powersOfTen() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
