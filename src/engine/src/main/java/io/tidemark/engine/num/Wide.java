package io.tidemark.engine.num;

/**
 * Unsigned 128- and 192-bit steps that the JDK lacks, on pairs of {@code long}. All arguments and
 * results are unsigned.
 */
final class Wide {
  private static final long LOW_32 = 0xFFFF_FFFFL;

  private Wide() {}

  /** The upper 64 bits of a × b. */
  static long multiplyHigh(long a, long b) {
    // Math.multiplyHigh is signed: it takes a negative long for 2^64 too little.
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }

  /** 1 if the sum of two terms, given one term and the wrapped sum, passed 64 bits, else 0. */
  static long carry(long term, long sum) {
    return Long.compareUnsigned(sum, term) < 0 ? 1 : 0;
  }

  /**
   * The quotient (hi × 2^64 + lo) ÷ divisor, rounded down. The remainder is {@code lo − quotient ×
   * divisor} in wrapping arithmetic.
   *
   * @param hi less than the divisor, so that the quotient fits
   */
  static long divide(long hi, long lo, long divisor) {
    if (hi == 0) {
      return Long.divideUnsigned(lo, divisor);
    }
    // Long division by hand with 32-bit digits, both numbers shifted so that the divisor's top bit
    // is set; a guessed digit is then at most two too large.
    int shift = Long.numberOfLeadingZeros(divisor);
    long d = divisor << shift;
    long high = shift == 0 ? hi : (hi << shift) | (lo >>> (64 - shift));
    long low = lo << shift;
    long upper = digit(high, low >>> 32, d);
    long rest = (high << 32) + (low >>> 32) - upper * d;
    long lower = digit(rest, low & LOW_32, d);
    return (upper << 32) | lower;
  }

  /** One 32-bit digit: (high × 2^32 + next) ÷ d, where high is less than d. */
  private static long digit(long high, long next, long d) {
    long dUpper = d >>> 32;
    long dLower = d & LOW_32;
    long guess = Long.divideUnsigned(high, dUpper);
    long rest = high - guess * dUpper;
    while (guess > LOW_32 || Long.compareUnsigned(guess * dLower, (rest << 32) | next) > 0) {
      guess--;
      rest += dUpper;
      if (rest > LOW_32) {
        break;
      }
    }
    return guess;
  }

  /** Whether a remainder rounds its quotient up, half to even. */
  static boolean roundsUp(long quotient, long remainder, long divisor) {
    int half = Long.compareUnsigned(remainder, divisor - remainder);
    return half > 0 || (half == 0 && (quotient & 1) != 0);
  }
}
