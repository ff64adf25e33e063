package io.tidemark.engine.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoublesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "-1.5, -1.5",
    "0.1, 0.1",
    "1e7, 10000000",
    "1e-5, 0.00001",
    "1e23, 100000000000000000000000",
    "2e23, 200000000000000000000000",
    "0.30000000000000004, 0.30000000000000004",
    "9007199254740993, 9007199254740992",
    "123456789.125, 123456789.125",
    // Double.toString of Java 17 gives the first one digit too many, the second not the nearest.
    "2.0E-3, 0.002",
    "5.684341886080802E-14, 0.00000000000005684341886080802",
  })
  void printsTheShortestDecimal(double value, String text) {
    assertThat(Doubles.print(value)).isEqualTo(text);
  }

  @Test
  void printsTheEndsOfTheRange() {
    assertThat(Doubles.print(Double.MIN_VALUE)).isEqualTo("0." + "0".repeat(323) + "5");
    assertThat(Doubles.print(-Double.MAX_VALUE)).isEqualTo("-17976931348623157" + "0".repeat(292));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesWhatIsNoNumber(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Doubles.print(value))
        .withMessage(value + " has no decimal form");
  }

  @Test
  void printReadsBackAndNothingShorterDoes() {
    Draw draw = new Draw();
    for (int i = 0; i < Draw.TRIES; i++) {
      double value = anyDouble(draw);
      String text = Doubles.print(value);
      BigDecimal printed = new BigDecimal(text);
      assertThat(printed.doubleValue()).as(Draw.at(i)).isEqualTo(value == 0 ? 0.0 : value);
      assertThat(text).as(Draw.at(i)).doesNotContain("E").doesNotMatch("-0|.*\\..*0");
      int digits = printed.stripTrailingZeros().precision();
      if (digits > 1) {
        BigDecimal exact = new BigDecimal(value);
        for (RoundingMode side : new RoundingMode[] {RoundingMode.UP, RoundingMode.DOWN}) {
          BigDecimal shorter = exact.round(new MathContext(digits - 1, side));
          assertThat(shorter.doubleValue()).as(Draw.at(i) + " " + text).isNotEqualTo(value);
        }
      }
    }
  }

  @Test
  void ofFixed8IsTheNearestDouble() {
    assertThat(Doubles.ofFixed8(10_000_000)).isEqualTo(0.1);
    assertThat(Doubles.ofFixed8(-Long.MAX_VALUE)).isEqualTo(-9.223372036854776e10);
    Draw draw = new Draw();
    for (int i = 0; i < Draw.TRIES; i++) {
      long units = draw.units();
      double expected = Double.parseDouble(BigDecimal.valueOf(units, 8).toString());
      assertThat(Doubles.ofFixed8(units)).as(Draw.at(i)).isEqualTo(expected);
      Money money = draw.money();
      assertThat(Doubles.ofMoney(money))
          .as(Draw.at(i))
          .isEqualTo(Double.parseDouble(money.printExact()));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Doubles.ofFixed8(Fixed8.ABSENT));
  }

  private static double anyDouble(Draw draw) {
    double value =
        switch (draw.below(5)) {
          // Powers of two, where the gap below is half the gap above.
          case 0 -> Math.scalb(1.0, draw.below(2098) - 1074);
          case 1 -> Doubles.ofFixed8(draw.units());
          case 2 -> Double.longBitsToDouble(draw.bits() >>> (11 + draw.below(50)));
          default -> Double.longBitsToDouble(draw.bits());
        };
    return Double.isFinite(value) ? value : draw.below(1000) / 7.0;
  }
}
