package io.tidemark.datagen.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each indicator over a few bars, worked out by hand; x is an absent value. */
final class StudiesTest {
  private static final Path CASES =
      Path.of(System.getProperty("tidemark.home", ".."), "../shared/cases/indicators.json")
          .normalize();

  private static final String[] CANDLES = {
    "10 12 9 11 2", "11 11 8 8 4", "8 13 8 13 6", "13 14 12 12 0", "12 15 11 14 8"
  };

  private static void assertValues(String expected, double[] actual) {
    String[] values = expected.trim().split(" +", -1);
    assertThat(actual).hasSize(values.length);
    for (int i = 0; i < values.length; i++) {
      if (values[i].equals("x")) {
        assertThat(actual[i]).as("bar %d", i + 1).isNaN();
      } else {
        String[] parts = values[i].split("/", -1);
        double value =
            Double.parseDouble(parts[0]) / (parts.length > 1 ? Double.parseDouble(parts[1]) : 1);
        assertThat(actual[i]).as("bar %d", i + 1).isCloseTo(value, offset(1e-12));
      }
    }
  }

  private static Studies studies(Seed seed) {
    return new Studies(seed, 0);
  }

  // Closes 11 8 13 12 14, moves -3 5 -1 2, true ranges 3 5 2 4
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "sma_2,               x 9.5 10.5 12.5 13",
    "sma_5,               x x x x 11.6",
    "sma_6,               x x x x x",
    "ema_3,               x x 32/3 34/3 38/3",
    "ema_1,               11 8 13 12 14",
    "wma_3,               x x 66/6 70/6 79/6",
    // Rises 0 5, falls 3 0; then (2.5 + 0) ÷ 2 and (1.5 + 1) ÷ 2; then (1.25 + 2) ÷ 2, 1.25 ÷ 2
    "rsi_2,               x x 62.5 50 325/4.5",
    "bollinger_mid_2_1,   x 9.5 10.5 12.5 13",
    "bollinger_upper_2_1.5, x 11.75 14.25 13.25 14.5",
    "bollinger_lower_2_1.5, x 7.25 6.75 11.75 11.5",
    "stddev_2,            x 1.5 2.5 0.5 1",
    "zscore_2,            x -1 1 -1 1",
    "atr_2,               x x 4 3 3.5",
    // 100 × (close − lowest) ÷ (highest − lowest) of two bars: 0 of 4, 5 of 5, 4 of 6, 3 of 4
    "stoch_k_2_1_1,       x 0 100 400/6 75",
    "stoch_d_2_1_2,       x x 50 250/3 425/6",
    "stoch_k_2_1_2,       x x 100 400/6 75",
    "stoch_k_2_2_1,       x x 50 250/3 425/6",
    "roc_2,               x x 200/11 50 100/13",
    "mom_2,               x x 2 4 1",
    "obv,                 2 -2 4 4 12",
    // (22 + 32 + 78 + 0 + 112) ÷ 20
    "vwap,                11 9 11 11 12.2",
    "vwap_2,              x 9 11 13 14",
    "vwap_1,              11 8 13 x 14",
    "donchian_upper_2,    x 12 13 14 15",
    "donchian_lower_2,    x 8 8 8 11",
    "donchian_mid_2,      x 10 10.5 11 13",
    "volume_sma_2,        x 3 5 3 4",
  })
  void isAsWorkedOutByHand(String name, String expected) {
    assertValues(expected, studies(Seed.SMA).values(name, Closes.candles(CANDLES)));
  }

  // With weights 2/3 and 1/2
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "FIRST, ema_3,             11 9.5 11.25 11.625 12.8125",
    "ZERO,  ema_3,             5.5 6.75 9.875 10.9375 12.46875",
    "FIRST, macd_1_3_1,        0 -1.5 1.75 0.375 1.1875",
    "ZERO,  macd_1_3_1,        5.5 1.25 3.125 1.0625 1.53125",
    "ZERO,  macd_signal_1_3_3, 2.75 2 2.5625 1.8125 1.671875",
    "ZERO,  macd_hist_1_3_3,   2.75 -0.75 0.5625 -0.75 -0.140625",
    "FIRST, sma_4,             x x x 11 11.75",
  })
  void anAverageMayBeginAtOnce(Seed seed, String name, String expected) {
    assertValues(expected, studies(seed).values(name, Closes.candles(CANDLES)));
  }

  @Test
  void allLinesOfMacdBeginTogether() {
    Studies studies = studies(Seed.SMA);
    List<Bars.Bar> bars = Closes.candles(CANDLES);
    double[] line = studies.values("macd_1_2_2", bars);
    double[] signal = studies.values("macd_signal_1_2_2", bars);
    double[] hist = studies.values("macd_hist_1_2_2", bars);
    // EMA 1 is the close, EMA 2 is x 9.5 71/6 215/18 719/54; the signal begins with two of the line
    assertValues("x x 7/6 1/18 37/54", line);
    assertValues("x x -1/6 -1/54 73/162", signal);
    assertValues("x x 8/6 4/54 38/162", hist);
  }

  @Test
  void volatilityIsOfLogarithms() {
    double e = Math.E;
    double[] values =
        studies(Seed.SMA).values("volatility_2", Closes.of(1, e, e, e * e, 0, 1, 2, 4));
    // Returns 1 0 1; with a close of 0 in the window there is none
    assertValues("x x 0.5 0.5 x x x 0", values);
  }

  @Test
  void whatDoesNotMoveHasNoScoreAndRestsAtTheBottom() {
    List<Bars.Bar> bars = Closes.of(Closes.flat(4, 0.1, 0.1));
    assertValues("x x x x x", studies(Seed.SMA).values("zscore_3", bars));
    assertValues("x x 0 0 0", studies(Seed.SMA).values("stddev_3", bars));
    assertValues("x x 0 0 0", studies(Seed.SMA).values("rsi_2", bars));
    assertValues("x x 0 0 0", studies(Seed.SMA).values("stoch_d_2_1_2", bars));
    assertValues("x x 0 0 0", studies(Seed.SMA).values("roc_2", Closes.of(0, 0, 5, 0, 5)));
  }

  /** Bars of 12 hours: noon and midnight, three sessions by the day, four from six o'clock on. */
  @Test
  void theVwapBeginsAnewWithTheSession() {
    Bars bars = new Bars(Spans.DAY / 2);
    for (int i = 0; i < 5; i++) {
      BigDecimal price = BigDecimal.valueOf(1L << i);
      bars.add(i * Spans.DAY / 2, price, BigDecimal.ONE);
    }
    assertValues("1 1.5 4 6 16", studies(Seed.SMA).values("vwap", bars.all()));
    Studies late = new Studies(Seed.SMA, Spans.DAY / 4);
    assertValues("1 2 3 8 12", late.values("vwap", bars.all()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ema",
        "ema_",
        "ema_0",
        "ema_10001",
        "ema_1.5",
        "ema_3_4",
        "macd_12_26",
        "gut_feeling",
        "bollinger_upper_20_0",
        "bollinger_upper_20_2.00001",
        "close",
        "obv_1",
        "vwap_0"
      })
  void anUnknownNameIsRefused(String name) {
    assertThatThrownBy(() -> Studies.name(name)).isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<String> all() {
    return Stream.of(
        "EMA10 ema_10",
        "SMA10 sma_10",
        "RSI14 rsi_14",
        "MACD macd",
        "MACD_signal macd_signal",
        "MACD_hist macd_hist",
        "BB_upper20_2 bollinger_upper",
        "BB_mid20 bollinger_mid",
        "BB_lower20_2 bollinger_lower",
        "STDDEV20 stddev_20",
        "ATR14 atr_14",
        "ROC10_pct roc_10",
        "MOM10 mom_10");
  }

  /** What TA-Lib 0.4.0 gives for 80 bars, where the file of such cases lies beside the project. */
  @ParameterizedTest
  @MethodSource("all")
  void isAsInTaLib(String names) throws IOException {
    assumeTrue(Files.exists(CASES), () -> "skipped: there is no " + CASES);
    JsonNode root = new ObjectMapper().readTree(CASES.toFile());
    List<String> candles = new ArrayList<>();
    for (JsonNode bar : root.path("bars")) {
      List<String> fields = new ArrayList<>();
      bar.forEach(field -> fields.add(field.asText()));
      candles.add(String.join(" ", fields));
    }
    String[] name = names.split(" ", -1);
    double[] values =
        studies(Seed.SMA).values(name[1], Closes.candles(candles.toArray(String[]::new)));
    JsonNode expected = root.path("values").path("talib." + name[0]);
    assertThat(expected).hasSize(values.length);
    for (int i = 0; i < values.length; i++) {
      double value = expected.get(i).isNull() ? Double.NaN : expected.get(i).asDouble();
      if (Double.isNaN(value)) {
        assertThat(values[i]).as("bar %d", i + 1).isNaN();
      } else {
        assertThat(values[i]).as("bar %d", i + 1).isCloseTo(value, offset(1e-9));
      }
    }
  }
}
