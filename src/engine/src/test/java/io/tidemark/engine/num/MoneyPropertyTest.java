package io.tidemark.engine.num;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every operation on money against BigInteger and BigDecimal, on random values of all sizes. */
class MoneyPropertyTest {
  private static final BigInteger UNITS_PER_ONE = BigInteger.TEN.pow(20);

  @Test
  void sumsAndOrder() {
    Draw draw = new Draw();
    for (int i = 0; i < Draw.TRIES; i++) {
      Money a = draw.money();
      Money b = draw.below(20) == 0 ? Money.ofUnits(a.hi(), a.lo()) : draw.money();
      BigInteger x = units(a);
      BigInteger y = units(b);
      check(i, () -> a.plus(b), x.add(y));
      check(i, () -> a.minus(b), x.subtract(y));
      check(i, a::negate, x.negate());
      check(i, a::abs, x.abs());
      check(i, () -> a.min(b), x.min(y));
      check(i, () -> a.max(b), x.max(y));
      assertThat(a.signum()).as(Draw.at(i)).isEqualTo(x.signum());
      assertThat(a.isZero()).as(Draw.at(i)).isEqualTo(x.signum() == 0);
      assertThat(Integer.signum(a.compareTo(b))).as(Draw.at(i)).isEqualTo(x.compareTo(y));
      assertThat(a.equals(b)).as(Draw.at(i)).isEqualTo(x.equals(y));
      if (a.equals(b)) {
        assertThat(a.hashCode()).as(Draw.at(i)).isEqualTo(b.hashCode());
      }
    }
  }

  @Test
  void text() {
    Draw draw = new Draw();
    for (int i = 0; i < Draw.TRIES; i++) {
      Money a = draw.below(4) == 0 ? printTie(draw) : draw.money();
      BigDecimal exact = a.toBigDecimal();
      assertThat(a.printExact()).as(Draw.at(i)).isEqualTo(plain(exact));
      assertThat(a.print())
          .as(Draw.at(i))
          .isEqualTo(plain(exact.setScale(8, RoundingMode.HALF_EVEN)));
      assertThat(Money.parse(a.printExact())).as(Draw.at(i)).isEqualTo(a);
    }
  }

  @Test
  void products() {
    Draw draw = new Draw();
    for (int i = 0; i < Draw.TRIES; i++) {
      long quantity = draw.units();
      long price = draw.units();
      long multiplier = draw.units();
      BigInteger notional = big(quantity).multiply(big(multiplier));
      check(i, () -> Money.product(quantity, price, multiplier), notional.multiply(big(price)));
      check(i, () -> Money.product(quantity, multiplier), notional.multiply(big(Fixed8.ONE)));
      check(i, () -> Money.ofFixed8(price), big(price).multiply(BigInteger.TEN.pow(12)));
    }
  }

  @Test
  void inverses() {
    Draw draw = new Draw();
    for (int i = 0; i < Draw.TRIES; i++) {
      long quantity = draw.units();
      long multiplier = draw.units();
      long price = draw.units() == 0 ? 3 : draw.units() | 1;
      BigInteger numerator =
          big(quantity).multiply(big(multiplier)).multiply(BigInteger.TEN.pow(16));
      check(i, () -> Money.inverse(quantity, multiplier, price), divided(numerator, big(price)));
    }
  }

  @Test
  void ratios() {
    Draw draw = new Draw();
    for (int i = 0; i < Draw.TRIES; i++) {
      Money a = draw.money();
      long n1 = draw.nonZero();
      long n2 = draw.nonZero();
      // Often twice the other factor, or a power of two, so that ties are common.
      long d1 = draw.below(4) == 0 ? 1L << draw.below(64) : draw.nonZero();
      long d2 = draw.below(4) == 0 && n2 << 1 != 0 ? n2 << 1 : draw.nonZero();
      BigInteger once = units(a).multiply(big(n1));
      check(i, () -> a.timesRatio(n1, d1), divided(once, big(d1)));
      check(i, () -> a.timesRatio(n2, d2), divided(units(a).multiply(big(n2)), big(d2)));
      check(
          i,
          () -> a.timesRatio(n1, n2, d1, d2),
          divided(once.multiply(big(n2)), big(d1).multiply(big(d2))));
    }
  }

  @Test
  void quotients() {
    Draw draw = new Draw();
    for (int i = 0; i < Draw.TRIES; i++) {
      Money a = draw.money();
      Money drawn = draw.below(2) == 0 ? Money.ofFixed8(draw.nonZero() | 1) : draw.money();
      Money b = drawn.isZero() ? Money.of("2") : drawn;
      check(i, () -> Money.divide(a, b), divided(units(a).multiply(UNITS_PER_ONE), units(b)));
    }
  }

  /** The order of terms must not matter, nor whether a quantity is valued whole or in parts. */
  @Test
  void splittingAQuantityChangesNoValue() {
    Draw draw = new Draw();
    for (int i = 0; i < Draw.TRIES; i++) {
      long first = draw.units() >> 8;
      long second = draw.units() >> 8;
      long price = draw.units() >> 20;
      long multiplier = 1L + draw.below(1_000_000);
      Money parts =
          Money.product(first, price, multiplier).plus(Money.product(second, price, multiplier));
      assertThat(Money.product(first + second, price, multiplier)).as(Draw.at(i)).isEqualTo(parts);
    }
  }

  private static Money printTie(Draw draw) {
    return Money.ofFixed8(draw.units())
        .plus(Money.of(draw.below(2) == 0 ? "0.000000005" : "-0.000000005"));
  }

  private static BigInteger divided(BigInteger numerator, BigInteger denominator) {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), 0, RoundingMode.HALF_EVEN)
        .toBigIntegerExact();
  }

  private static void check(int i, Supplier<Money> calculation, BigInteger expected) {
    String actual;
    try {
      Money result = calculation.get();
      actual = result.hi() + ":" + Long.toUnsignedString(result.lo());
    } catch (ArithmeticException e) {
      actual = "overflow";
    }
    String wanted =
        expected.bitLength() > 127
            ? "overflow"
            : expected.shiftRight(64).longValueExact()
                + ":"
                + Long.toUnsignedString(expected.longValue());
    assertThat(actual).as(Draw.at(i)).isEqualTo(wanted);
  }

  private static BigInteger units(Money money) {
    BigInteger low = new BigInteger(Long.toUnsignedString(money.lo()));
    return big(money.hi()).multiply(BigInteger.TWO.pow(64)).add(low);
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
