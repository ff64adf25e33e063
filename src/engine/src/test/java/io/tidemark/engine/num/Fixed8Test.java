package io.tidemark.engine.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Fixed8Test {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "1, 100000000",
    "+1, 100000000",
    "-1.5, -150000000",
    ".5, 50000000",
    "5., 500000000",
    "-.00000001, -1",
    "0.10000000, 10000000",
    "00000000000000000000000000000012.5, 1250000000",
    "92233720368.54775807, 9223372036854775807",
    "-92233720368.54775807, -9223372036854775807",
  })
  void readsPlainDecimals(String text, long units) {
    assertThat(Fixed8.parse(text)).isEqualTo(units);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "-.",
        "1e5",
        "1E5",
        "NaN",
        "Infinity",
        "1,000",
        "1_000",
        " 1",
        "1 ",
        "--1",
        "1-",
        "1.2.3",
        "0x10",
        "٣",
        "1.5f",
        "99999999999999999999x"
      })
  void refusesWhatIsNoPlainDecimal(String text) {
    Rejected refusal = refusal(text);
    assertThat(refusal.reason()).isEqualTo(Reason.BAD_NUMBER);
    assertThat(refusal.detail()).startsWith("\"" + text + "\" is not a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.123456789", "1.000000000", "-.000000000", "0.1234567891"})
  void refusesMoreThanEightDecimalsEvenZeros(String text) {
    assertThat(refusal(text).detail())
        .startsWith("\"" + text + "\" has ")
        .endsWith("decimals; at most 8 are accepted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "92233720368.54775808",
        "-92233720368.54775808",
        "92233720369",
        "184467440737.09551616",
        "-9223372036854775808",
        "18446744073709551617",
        "100000000000000000000000000000000000000"
      })
  void refusesWhatIsOutOfRange(String text) {
    assertThat(refusal(text).detail())
        .isEqualTo(
            "\""
                + text
                + "\" is out of range; -92233720368.54775807 to 92233720368.54775807 is accepted");
  }

  @Test
  void shortensLongTextInRefusals() {
    assertThat(refusal("x".repeat(1000)).detail())
        .contains("… (1000 bytes)".replace("…", "…\""))
        .hasSizeLessThan(200);
  }

  @Test
  void readsOnlyTheBytesItIsGiven() {
    byte[] line = "AAPL,12.25,7".getBytes(StandardCharsets.US_ASCII);
    assertThat(Fixed8.parse(line, 5, 10)).isEqualTo(1_225_000_000L);
    assertThatThrownBy(() -> Fixed8.parse(line, 5, 11)).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> Fixed8.parse(line, 5, 5)).isInstanceOf(Rejected.class);
  }

  @Test
  void readsOtherScales() {
    byte[] multiplier = "0.0001".getBytes(StandardCharsets.US_ASCII);
    assertThat(Fixed8.parseScaled(multiplier, 0, 6, 4)).isEqualTo(1);
    assertThatThrownBy(() -> Fixed8.parseScaled(multiplier, 0, 6, 3))
        .hasMessage("\"0.0001\" has 4 decimals; at most 3 are accepted");
    byte[] large = "922337203685477.5808".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> Fixed8.parseScaled(large, 0, large.length, 4))
        .hasMessageContaining("-922337203685477.5807 to 922337203685477.5807 is accepted");
    assertThat(Fixed8.print(12_500, 4)).isEqualTo("1.25");
    assertThat(Fixed8.print(-7, 0)).isEqualTo("-7");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 0.00000001",
    "-1, -0.00000001",
    "100000000, 1",
    "-150000000, -1.5",
    "1000000000000, 10000",
    "9223372036854775807, 92233720368.54775807",
    "-9223372036854775807, -92233720368.54775807",
  })
  void printsPlainDecimals(long units, String text) {
    assertThat(Fixed8.print(units)).isEqualTo(text);
    assertThat(Fixed8.append(new StringBuilder("x,"), units)).hasToString("x," + text);
  }

  @Test
  void printsAbsentAsBlank() {
    assertThat(Fixed8.print(Fixed8.ABSENT)).isEmpty();
  }

  @Test
  void refusesToCalculateWithAbsent() {
    assertThatIllegalArgumentException().isThrownBy(() -> Fixed8.add(Fixed8.ABSENT, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Fixed8.subtract(1, Fixed8.ABSENT));
    assertThatIllegalArgumentException().isThrownBy(() -> Fixed8.negate(Fixed8.ABSENT));
    assertThatIllegalArgumentException().isThrownBy(() -> Fixed8.mid(1, Fixed8.ABSENT));
  }

  @Test
  void catchesASumThatWouldBeTheAbsentValue() {
    assertThatThrownBy(() -> Fixed8.add(-Long.MAX_VALUE, -1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("-92233720368.54775807 + -0.00000001 is out of range");
    assertThatThrownBy(() -> Fixed8.subtract(-Long.MAX_VALUE, 1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Fixed8.add(Long.MAX_VALUE, 1)).isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 2",
    "2, 3, 2",
    "3, 4, 4",
    "-1, -2, -2",
    "-2, -3, -2",
    "-1, 0, 0",
    "0, 1, 0",
    "-1, 2, 0",
    "-2, 5, 2",
    "9223372036854775807, 9223372036854775806, 9223372036854775806",
    "9223372036854775807, -9223372036854775807, 0",
    "-9223372036854775807, -9223372036854775806, -9223372036854775806",
  })
  void midRoundsHalfToEven(long bid, long ask, long mid) {
    assertThat(Fixed8.mid(bid, ask)).isEqualTo(mid);
    assertThat(Fixed8.mid(ask, bid)).isEqualTo(mid);
  }

  @Test
  void agreesWithBigDecimalOnRandomValues() {
    Draw draw = new Draw();
    for (int i = 0; i < Draw.TRIES; i++) {
      long a = draw.units();
      long b = draw.units();
      String text = Fixed8.print(a);
      assertThat(text).as(Draw.at(i)).isEqualTo(plain(BigDecimal.valueOf(a, 8)));
      assertThat(Fixed8.parse(text)).as(Draw.at(i)).isEqualTo(a);
      assertThat(Fixed8.parse(BigDecimal.valueOf(a, 8).toPlainString())).isEqualTo(a);
      assertThat(Fixed8.negate(a)).isEqualTo(-a);
      BigInteger x = BigInteger.valueOf(a);
      BigInteger y = BigInteger.valueOf(b);
      assertThat(orOverflow(() -> Fixed8.add(a, b))).as(Draw.at(i)).isEqualTo(inRange(x.add(y)));
      assertThat(orOverflow(() -> Fixed8.subtract(a, b)))
          .as(Draw.at(i))
          .isEqualTo(inRange(x.subtract(y)));
      BigDecimal mid =
          new BigDecimal(x.add(y)).divide(BigDecimal.valueOf(2), 0, RoundingMode.HALF_EVEN);
      assertThat(Fixed8.mid(a, b)).as(Draw.at(i)).isEqualTo(mid.longValueExact());
    }
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String inRange(BigInteger units) {
    return units.abs().bitLength() > 63 ? "overflow" : units.toString();
  }

  private static String orOverflow(java.util.function.LongSupplier calculation) {
    try {
      return String.valueOf(calculation.getAsLong());
    } catch (ArithmeticException e) {
      return "overflow";
    }
  }

  private static Rejected refusal(String text) {
    return catchThrowableOfType(Rejected.class, () -> Fixed8.parse(text));
  }
}
