package io.tidemark.engine.num;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class WideTest {
  private static final long[] HALVES = {
    0, 1, 2, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFEL, 0xFFFF_FFFFL
  };

  /** A wrong digit of a long division shows mostly where 32-bit halves are all ones or zeros. */
  @Test
  void dividesAsBigIntegerDoes() {
    Draw draw = new Draw();
    for (int i = 0; i < 10 * Draw.TRIES; i++) {
      long divisor = word(draw);
      long hi = divisor == 0 ? 0 : Long.remainderUnsigned(word(draw), divisor);
      if (draw.below(4) == 0) {
        hi = Math.max(0, divisor - 1 - draw.below(3));
      }
      long lo = word(draw);
      if (divisor == 0 || Long.compareUnsigned(hi, divisor) >= 0) {
        continue;
      }
      BigInteger dividend = big(hi).shiftLeft(64).or(big(lo));
      BigInteger[] expected = dividend.divideAndRemainder(big(divisor));
      long quotient = Wide.divide(hi, lo, divisor);
      String at = Draw.at(i) + ": " + dividend + " / " + Long.toUnsignedString(divisor);
      assertThat(quotient).as(at).isEqualTo(expected[0].longValue());
      assertThat(lo - quotient * divisor).as(at).isEqualTo(expected[1].longValue());
      boolean up =
          expected[1].shiftLeft(1).add(expected[0].and(BigInteger.ONE)).compareTo(big(divisor)) > 0;
      assertThat(Wide.roundsUp(quotient, lo - quotient * divisor, divisor)).as(at).isEqualTo(up);
      assertThat(Wide.multiplyHigh(lo, divisor))
          .as(at)
          .isEqualTo(big(lo).multiply(big(divisor)).shiftRight(64).longValue());
    }
  }

  private static long word(Draw draw) {
    return switch (draw.below(3)) {
      case 0 -> HALVES[draw.below(HALVES.length)] << 32 | HALVES[draw.below(HALVES.length)];
      case 1 -> draw.bits() << 32 | HALVES[draw.below(HALVES.length)];
      default -> draw.bits() >>> draw.below(64);
    };
  }

  private static BigInteger big(long unsigned) {
    return new BigInteger(Long.toUnsignedString(unsigned));
  }
}
