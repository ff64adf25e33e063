package io.tidemark.engine.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  private static final Money LARGEST = Money.ofUnits(Long.MAX_VALUE, -1);
  private static final Money SMALLEST = Money.ofUnits(Long.MIN_VALUE, 0);
  private static final Money UNIT = Money.ofUnits(0, 1);
  private static final long ONE = Fixed8.ONE;

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "+1.50, 1.5",
    ".5, 0.5",
    "5., 5",
    "-0.00000000000000000001, -0.00000000000000000001",
    "0000000000000000000000000001, 1",
    "01699999999999999999, 1699999999999999999",
    "1701411834604692317.31687303715884105727, 1701411834604692317.31687303715884105727",
    "-1701411834604692317.31687303715884105728, -1701411834604692317.31687303715884105728",
  })
  void readsPlainDecimals(String text, String exact) {
    assertThat(Money.parse(text).printExact()).isEqualTo(exact);
    assertThat(Money.of(text)).isEqualTo(Money.parse(text)).hasToString(exact);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "1e5", "1.2.3", " 1", "٣", "+-1", "99999999999999999999x"})
  void refusesWhatIsNoPlainDecimal(String text) {
    assertThatThrownBy(() -> Money.parse(text))
        .isInstanceOf(Rejected.class)
        .hasMessageStartingWith("\"" + text + "\" is not a number")
        .extracting(e -> ((Rejected) e).reason())
        .isEqualTo(Reason.BAD_NUMBER);
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(text));
  }

  @Test
  void refusesMoreThanTwentyDecimals() {
    assertThatThrownBy(() -> Money.parse("0.000000000000000000000"))
        .hasMessage("\"0.000000000000000000000\" has 21 decimals; at most 20 are accepted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1701411834604692317.31687303715884105728",
        "-1701411834604692317.31687303715884105729",
        "9999999999999999999",
        "10000000000000000000",
      })
  void refusesWhatIsOutOfRange(String text) {
    assertThatThrownBy(() -> Money.parse(text))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("is out of range; -1701411834604692317.31687303715884105727 to ");
  }

  @Test
  void refusesThousandsOfDigitsAtOnce() {
    assertThatThrownBy(() -> Money.parse("9".repeat(1_000_000))).isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0.000000005, 0",
    "-0.000000005, 0",
    "0.00000000500000000001, 0.00000001",
    "-0.00000000500000000001, -0.00000001",
    "0.000000015, 0.00000002",
    "0.000000025, 0.00000002",
    "-0.000000015, -0.00000002",
    "0.999999995, 1",
    "0.999999985, 0.99999998",
    "-12.30, -12.3",
    "184467440737.095516155, 184467440737.09551616",
    "1701411834604692317.31687303715884105727, 1701411834604692317.31687304",
    "-1701411834604692317.31687303715884105728, -1701411834604692317.31687304",
  })
  void printRoundsHalfToEvenAtEightPlaces(String exact, String printed) {
    assertThat(Money.of(exact).print()).isEqualTo(printed);
    assertThat(Money.of(exact).append(new StringBuilder("x,"))).hasToString("x," + printed);
  }

  @Test
  void sumsCarryBetweenTheWords() {
    Money below = Money.ofUnits(0, -1);
    assertThat(below.plus(UNIT)).isEqualTo(Money.ofUnits(1, 0));
    assertThat(Money.ofUnits(1, 0).minus(UNIT)).isEqualTo(below);
    assertThat(UNIT.negate()).isEqualTo(Money.ofUnits(-1, -1));
    assertThat(UNIT.minus(UNIT)).isSameAs(Money.ZERO);
  }

  @Test
  void catchesEveryOverflow() {
    overflows(() -> LARGEST.plus(UNIT));
    overflows(() -> SMALLEST.minus(UNIT));
    overflows(() -> SMALLEST.plus(UNIT.negate()));
    overflows(SMALLEST::negate);
    overflows(SMALLEST::abs);
    overflows(() -> Money.ZERO.minus(SMALLEST));
    overflows(() -> Money.product(Long.MAX_VALUE, Long.MAX_VALUE, 3));
    overflows(() -> Money.product(Long.MAX_VALUE, -Long.MAX_VALUE, 3));
    overflows(() -> Money.inverse(Long.MAX_VALUE, Long.MAX_VALUE, 1));
    overflows(() -> LARGEST.timesRatio(3, 2));
    overflows(() -> LARGEST.timesRatio(Long.MAX_VALUE, 1));
    overflows(() -> SMALLEST.timesRatio(1, -1));
    overflows(() -> LARGEST.timesRatio(Long.MAX_VALUE, Long.MAX_VALUE, 5, 7));
    overflows(() -> Money.divide(LARGEST, UNIT));
    overflows(() -> Money.divide(LARGEST, Money.of("0.5")));
  }

  @Test
  void staysWithinTheRangeWhenOnlyTheProductIsLarge() {
    assertThat(LARGEST.timesRatio(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(LARGEST);
    assertThat(SMALLEST.timesRatio(Long.MIN_VALUE, Long.MIN_VALUE)).isEqualTo(SMALLEST);
    assertThat(LARGEST.timesRatio(Long.MIN_VALUE, 7, Long.MIN_VALUE, 7)).isEqualTo(LARGEST);
    assertThat(LARGEST.timesRatio(1, -1)).isEqualTo(LARGEST.negate());
    assertThat(Money.divide(LARGEST, Money.of("1"))).isEqualTo(LARGEST);
  }

  @Test
  void multipliesQuantityPriceAndMultiplierExactly() {
    assertThat(Money.product(100 * ONE, 1234_500_000L, 10_000).print()).isEqualTo("1234.5");
    assertThat(Money.product(-3, 7, 1).printExact()).isEqualTo("-0.00000000000000000021");
    assertThat(Money.product(2 * ONE, 500_000).print()).isEqualTo("100");
    assertThat(Money.ofFixed8(-150_000_000).print()).isEqualTo("-1.5");
    assertThat(Money.ofFixed8(Long.MAX_VALUE).print()).isEqualTo("92233720368.54775807");
  }

  @Test
  void inverseIsQuantityTimesMultiplierOverPrice() {
    assertThat(Money.inverse(100 * ONE, 10_000, 3 * ONE).printExact())
        .isEqualTo("33.33333333333333333333");
    assertThat(Money.inverse(-200 * ONE, 10_000, 3 * ONE).printExact())
        .isEqualTo("-66.66666666666666666667");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.inverse(1, 1, 0))
        .withMessage("division by zero: the price is 0");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 2, 0",
    "3, 1, 2, 2",
    "5, 1, 2, 2",
    "-1, 1, 2, 0",
    "-3, 1, 2, -2",
    "-5, 1, -2, 2",
    "7, -1, 2, -4",
    "1, 1, 3, 0",
    "2, 1, 3, 1",
    "-2, 1, 3, -1",
    "0, -5, 3, 0",
    "9, 0, 4, 0",
  })
  void divisionsRoundHalfToEven(long units, long numerator, long denominator, long result) {
    Money money = Money.ofUnits(units >> 63, units);
    Money expected = Money.ofUnits(result >> 63, result);
    assertThat(money.timesRatio(numerator, denominator)).isEqualTo(expected);
    assertThat(money.timesRatio(numerator, 9, denominator, 9)).isEqualTo(expected);
    assertThat(money.timesRatio(numerator, 1L << 40, denominator, 1L << 40)).isEqualTo(expected);
    assertThat(
            Money.divide(
                Money.ofUnits(0, 1).timesRatio(units * numerator, 1),
                Money.of(String.valueOf(denominator))))
        .isEqualTo(expected);
  }

  @Test
  void dividesByAmountsTooLargeForTheShortWay() {
    // 2^64 units of 1e-8: the first denominator whose quotient by 1e12 passes a long.
    Money large = Money.ofUnits(1_000_000_000_000L, 0);
    assertThat(Money.divide(large, large)).isEqualTo(Money.of("1"));
    assertThat(Money.divide(LARGEST, LARGEST.negate())).isEqualTo(Money.of("-1"));
  }

  @Test
  void refusesToDivideByZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> UNIT.timesRatio(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> UNIT.timesRatio(1, 1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> UNIT.timesRatio(1, 1, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.divide(UNIT, Money.ZERO));
  }

  @Test
  void refusesAbsentValues() {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.ofFixed8(Fixed8.ABSENT));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.product(Fixed8.ABSENT, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.product(1, Fixed8.ABSENT, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.inverse(Fixed8.ABSENT, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.inverse(1, 1, Fixed8.ABSENT));
  }

  private static void overflows(ThrowingCallable calculation) {
    assertThatThrownBy(calculation)
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("an amount passes 128 bits");
  }
}
