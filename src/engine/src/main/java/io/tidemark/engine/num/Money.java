package io.tidemark.engine.num;

import io.tidemark.engine.Rejected;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * An amount of money: a 128-bit two's complement integer in units of 1e-20, so that quantity ×
 * price × multiplier is exact. Its range is ±2^127 units, about ±1.7e18. Sums, differences and
 * products are exact; a division rounds once, half to even, at 1e-20. Whatever does not fit throws
 * {@link ArithmeticException}, and nothing ever wraps. The currency is kept elsewhere.
 */
public final class Money implements Comparable<Money> {
  /** Decimals that are kept. */
  public static final int PLACES = 20;

  /** No money. */
  public static final Money ZERO = new Money(0, 0);

  /** Units of money in a unit of {@link Fixed8}. */
  private static final long UNITS_PER_FIXED8 = 1_000_000_000_000L;

  /** Units of money in a unit of quantity × multiplier, 1e-12. */
  private static final long UNITS_PER_NOTIONAL = 100_000_000L;

  private static final BigInteger UNITS_PER_ONE = BigInteger.TEN.pow(PLACES);
  private static final String LARGEST = "1701411834604692317.31687303715884105727";

  private final long hi;
  private final long lo;

  private Money(long hi, long lo) {
    this.hi = hi;
    this.lo = lo;
  }

  /** The amount of {@code hi × 2^64 + lo} units, {@code lo} unsigned. */
  public static Money ofUnits(long hi, long lo) {
    return (hi | lo) == 0 ? ZERO : new Money(hi, lo);
  }

  /**
   * A price, quantity or cash amount in units of 1e-8, as money; always exact.
   *
   * @throws IllegalArgumentException if it is {@link Fixed8#ABSENT}
   */
  public static Money ofFixed8(long units8) {
    return ofProduct(Fixed8.requirePresent(units8), UNITS_PER_FIXED8);
  }

  /**
   * An amount written in code, with the syntax of {@link #parse}.
   *
   * @throws IllegalArgumentException if it is not such an amount
   */
  public static Money of(String text) {
    try {
      return parse(text);
    } catch (Rejected e) {
      throw new IllegalArgumentException(e.detail(), e);
    }
  }

  /**
   * Reads a plain decimal: an optional sign, at least one digit, at most 20 decimals, no exponent.
   *
   * @throws Rejected BAD_NUMBER if it is anything else or out of range
   */
  public static Money parse(CharSequence text) {
    return MoneyText.parse(text.toString().getBytes(StandardCharsets.UTF_8), LARGEST);
  }

  /**
   * quantity × price × multiplier, exact.
   *
   * @param quantity8 in units of 1e-8
   * @param price8 in units of 1e-8
   * @param multiplier4 in units of 1e-4
   * @throws ArithmeticException if it passes 128 bits
   * @throws IllegalArgumentException if the quantity or the price is {@link Fixed8#ABSENT}
   */
  public static Money product(long quantity8, long price8, long multiplier4) {
    Fixed8.requirePresent(quantity8);
    Fixed8.requirePresent(price8);
    long high = Math.multiplyHigh(quantity8, price8);
    long low = quantity8 * price8;
    if (high == low >> 63) {
      return ofProduct(low, multiplier4);
    }
    return times(high, low, multiplier4);
  }

  /**
   * quantity × multiplier, exact.
   *
   * @param quantity8 in units of 1e-8
   * @param multiplier4 in units of 1e-4
   * @throws ArithmeticException if it passes 128 bits
   * @throws IllegalArgumentException if the quantity is {@link Fixed8#ABSENT}
   */
  public static Money product(long quantity8, long multiplier4) {
    return product(quantity8, UNITS_PER_NOTIONAL, multiplier4);
  }

  /**
   * quantity × multiplier ÷ price, the value of an inverse contract in coin, rounded once half to
   * even at 1e-20.
   *
   * @param quantity8 in units of 1e-8
   * @param multiplier4 in units of 1e-4
   * @param price8 in units of 1e-8, not 0
   * @throws ArithmeticException if it passes 128 bits
   * @throws IllegalArgumentException if the price is 0, or it or the quantity is absent
   */
  public static Money inverse(long quantity8, long multiplier4, long price8) {
    Fixed8.requirePresent(quantity8);
    Fixed8.requirePresent(price8);
    requireDivisor(price8, "price");
    long q = magnitude(quantity8);
    long m = magnitude(multiplier4);
    boolean negative = (quantity8 ^ multiplier4 ^ price8) < 0;
    // quantity × multiplier is in 1e-12, over a price in 1e-8: 1e16 away from 1e-20.
    return divided(
        negative, Wide.multiplyHigh(q, m), q * m, 10_000_000_000_000_000L, magnitude(price8));
  }

  /**
   * numerator ÷ denominator, rounded once half to even at 1e-20.
   *
   * @throws ArithmeticException if it passes 128 bits
   * @throws IllegalArgumentException if the denominator is zero
   */
  public static Money divide(Money numerator, Money denominator) {
    if (denominator.isZero()) {
      throw new IllegalArgumentException("division by zero money");
    }
    // A denominator is mostly a quantity, a multiple of 1e-8: then its 12 last digits cancel.
    long high = denominator.magnitudeHigh();
    long low = denominator.magnitudeLow();
    if (Long.compareUnsigned(high, UNITS_PER_FIXED8) < 0) {
      long units8 = Wide.divide(high, low, UNITS_PER_FIXED8);
      if (units8 * UNITS_PER_FIXED8 == low) {
        return divided(
            (numerator.hi ^ denominator.hi) < 0,
            numerator.magnitudeHigh(),
            numerator.magnitudeLow(),
            Fixed8.ONE,
            units8);
      }
    }
    return divided(numerator.toBigInteger().multiply(UNITS_PER_ONE), denominator.toBigInteger());
  }

  /**
   * this × numerator ÷ denominator, rounded once half to even at 1e-20.
   *
   * @throws ArithmeticException if it passes 128 bits
   * @throws IllegalArgumentException if the denominator is 0
   */
  public Money timesRatio(long numerator, long denominator) {
    requireDivisor(denominator, "denominator");
    return divided(
        (hi ^ numerator ^ denominator) < 0,
        magnitudeHigh(),
        magnitudeLow(),
        magnitude(numerator),
        magnitude(denominator));
  }

  /**
   * this × n1 × n2 ÷ (d1 × d2): multiplied first, divided once, rounded half to even at 1e-20.
   *
   * @throws ArithmeticException if it passes 128 bits
   * @throws IllegalArgumentException if a denominator is 0
   */
  public Money timesRatio(long n1, long n2, long d1, long d2) {
    requireDivisor(d1, "denominator");
    requireDivisor(d2, "denominator");
    long a = magnitude(n1);
    long b = magnitude(n2);
    long c = magnitude(d1);
    long d = magnitude(d2);
    if (Wide.multiplyHigh(a, b) == 0 && Wide.multiplyHigh(c, d) == 0) {
      boolean negative = (hi ^ n1 ^ n2 ^ d1 ^ d2) < 0;
      return divided(negative, magnitudeHigh(), magnitudeLow(), a * b, c * d);
    }
    return divided(
        toBigInteger().multiply(BigInteger.valueOf(n1)).multiply(BigInteger.valueOf(n2)),
        BigInteger.valueOf(d1).multiply(BigInteger.valueOf(d2)));
  }

  /** The exact sum; ArithmeticException if it passes 128 bits. */
  public Money plus(Money other) {
    long low = lo + other.lo;
    long high = hi + other.hi + Wide.carry(lo, low);
    if (((hi ^ high) & (other.hi ^ high)) < 0) {
      throw overflow();
    }
    return ofUnits(high, low);
  }

  /** The exact difference; ArithmeticException if it passes 128 bits. */
  public Money minus(Money other) {
    long low = lo - other.lo;
    long borrow = Long.compareUnsigned(lo, other.lo) < 0 ? 1 : 0;
    long high = hi - other.hi - borrow;
    if (((hi ^ other.hi) & (hi ^ high)) < 0) {
      throw overflow();
    }
    return ofUnits(high, low);
  }

  /** The amount with the other sign; ArithmeticException for −2^127 units, which has none. */
  public Money negate() {
    return ZERO.minus(this);
  }

  /** The amount without its sign; ArithmeticException for −2^127 units. */
  public Money abs() {
    return hi < 0 ? negate() : this;
  }

  /** −1, 0 or 1 as the amount is below, at or above zero. */
  public int signum() {
    return hi < 0 ? -1 : isZero() ? 0 : 1;
  }

  /** Whether the amount is exactly zero. */
  public boolean isZero() {
    return (hi | lo) == 0;
  }

  /** The smaller of the two. */
  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The larger of the two. */
  public Money max(Money other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The upper 64 bits of the units, signed. */
  public long hi() {
    return hi;
  }

  /** The lower 64 bits of the units, unsigned. */
  public long lo() {
    return lo;
  }

  @Override
  public int compareTo(Money other) {
    return hi != other.hi ? Long.compare(hi, other.hi) : Long.compareUnsigned(lo, other.lo);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Money money && hi == money.hi && lo == money.lo;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(hi) + Long.hashCode(lo);
  }

  /** The amount rounded half to even to 8 places: plain, no trailing zeros, never "-0". */
  public String print() {
    return append(new StringBuilder(28)).toString();
  }

  /** Appends what {@link #print} gives. */
  public StringBuilder append(StringBuilder out) {
    return MoneyText.appendRounded(out, hi < 0, magnitudeHigh(), magnitudeLow());
  }

  /** All the decimals there are, up to 20: plain, no trailing zeros. */
  public String printExact() {
    return MoneyText.printExact(hi < 0, magnitudeHigh(), magnitudeLow());
  }

  /** As {@link #printExact}. */
  @Override
  public String toString() {
    return printExact();
  }

  /** The same number as a BigDecimal of scale 20. */
  public BigDecimal toBigDecimal() {
    return new BigDecimal(toBigInteger(), PLACES);
  }

  static Money ofBigInteger(BigInteger units) {
    if (units.bitLength() > 127) {
      throw overflow();
    }
    return ofUnits(units.shiftRight(64).longValue(), units.longValue());
  }

  private BigInteger toBigInteger() {
    BigInteger low = BigInteger.valueOf(lo >>> 1).shiftLeft(1).or(BigInteger.valueOf(lo & 1));
    return BigInteger.valueOf(hi).shiftLeft(64).or(low);
  }

  private static Money ofProduct(long a, long b) {
    return ofUnits(Math.multiplyHigh(a, b), a * b);
  }

  /** (high × 2^64 + low) × factor, all signed but low. */
  private static Money times(long high, long low, long factor) {
    // The low word counts as unsigned, which Math.multiplyHigh does not know.
    long carried = Math.multiplyHigh(low, factor) + ((low >> 63) & factor);
    long middle = high * factor;
    long sum = middle + carried;
    long top = Math.multiplyHigh(high, factor) + (carried >> 63) + Wide.carry(middle, sum);
    if (top != sum >> 63) {
      throw overflow();
    }
    return ofUnits(sum, low * factor);
  }

  /** ±(high × 2^64 + low) × factor ÷ divisor, all unsigned, half to even. */
  private static Money divided(boolean negative, long high, long low, long factor, long divisor) {
    long lowest = low * factor;
    long shifted = high * factor;
    long middle = shifted + Wide.multiplyHigh(low, factor);
    long top = Wide.multiplyHigh(high, factor) + Wide.carry(shifted, middle);
    if (Long.compareUnsigned(top, divisor) >= 0) {
      throw overflow();
    }
    long upper = Wide.divide(top, middle, divisor);
    long rest = middle - upper * divisor;
    long lower = Wide.divide(rest, lowest, divisor);
    if (Wide.roundsUp(lower, lowest - lower * divisor, divisor) && ++lower == 0 && ++upper == 0) {
      throw overflow();
    }
    return ofMagnitude(negative, upper, lower);
  }

  private static Money ofMagnitude(boolean negative, long high, long low) {
    if (!negative) {
      if (high < 0) {
        throw overflow();
      }
      return ofUnits(high, low);
    }
    long negated = low == 0 ? -high : ~high;
    if (negated >= 0 && (high | low) != 0) {
      throw overflow();
    }
    return ofUnits(negated, -low);
  }

  private static Money divided(BigInteger numerator, BigInteger denominator) {
    BigInteger[] parts = numerator.abs().divideAndRemainder(denominator.abs());
    BigInteger quotient = parts[0];
    int half = parts[1].shiftLeft(1).compareTo(denominator.abs());
    if (half > 0 || (half == 0 && quotient.testBit(0))) {
      quotient = quotient.add(BigInteger.ONE);
    }
    boolean negative = numerator.signum() * denominator.signum() < 0;
    return ofBigInteger(negative ? quotient.negate() : quotient);
  }

  private static void requireDivisor(long divisor, String name) {
    if (divisor == 0) {
      throw new IllegalArgumentException("division by zero: the " + name + " is 0");
    }
  }

  /** The magnitude of a signed number, unsigned: also right for Long.MIN_VALUE. */
  private static long magnitude(long value) {
    return value < 0 ? -value : value;
  }

  private long magnitudeHigh() {
    return hi < 0 ? ~hi + (lo == 0 ? 1 : 0) : hi;
  }

  private long magnitudeLow() {
    return hi < 0 ? -lo : lo;
  }

  private static ArithmeticException overflow() {
    return new ArithmeticException(
        "an amount passes 128 bits; -" + LARGEST + " to " + LARGEST + " fits");
  }
}
