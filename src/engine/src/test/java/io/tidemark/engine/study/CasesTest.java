package io.tidemark.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project's indicator cases, and which bar of them is the first with a value. */
class CasesTest {
  @ParameterizedTest
  @CsvSource({
    "talib.EMA10, ema_10, 10",
    "talib.SMA10, sma_10, 10",
    "talib.RSI14, rsi_14, 15",
    "talib.MACD, macd, 34",
    "talib.MACD_signal, macd_signal, 34",
    "talib.MACD_hist, macd_hist, 34",
    "talib.BB_upper20_2, bollinger_upper, 20",
    "talib.BB_mid20, bollinger_mid, 20",
    "talib.BB_lower20_2, bollinger_lower, 20",
    "talib.STDDEV20, stddev_20, 20",
    "talib.ATR14, atr_14, 15",
    "talib.ROC10_pct, roc_10, 11",
    "talib.MOM10, mom_10, 11"
  })
  void equalsTaLib(String column, String name, int first) throws IOException {
    compare(column, name, EmaSeed.SMA, first, first);
  }

  /** Metastock's way, and ta4j's: the first close is the seed. */
  @ParameterizedTest
  @CsvSource({
    "ta4j.EMA10, ema_10, 1",
    "ta4j.MACD, macd, 1",
    "ta4j.MACD_signal, macd_signal, 1",
    "talib.METASTOCK.EMA10, ema_10, 10",
    "talib.METASTOCK.MACD, macd, 34"
  })
  void seededWithTheFirstCloseEquals(String column, String name, int first) throws IOException {
    compare(column, name, EmaSeed.FIRST, first, 1);
  }

  @Test
  void allColumnsOfTaLibAreThere() throws IOException {
    assertThat(header().stream().filter(column -> column.startsWith("talib.")).count())
        .as("13 above, 2 of Metastock above, and Metastock's RSI, which is not ours")
        .isEqualTo(16);
  }

  /**
   * @param first the bar, from 1, of the column's first value
   * @param oursFirst the bar of ours
   */
  private static void compare(String column, String name, EmaSeed seed, int first, int oursFirst)
      throws IOException {
    double[] expected = column(column);
    List<Candle> bars = bars();
    double[] actual = Series.line(name, seed, bars);
    assertThat(actual).hasSize(80);
    for (int bar = 1; bar <= actual.length; bar++) {
      double value = actual[bar - 1];
      assertThat(Double.isNaN(value)).as("bar %d", bar).isEqualTo(bar < oursFirst);
      assertThat(Double.isNaN(expected[bar - 1])).as("bar %d", bar).isEqualTo(bar < first);
      if (bar >= first) {
        assertThat(value).as("bar %d", bar).isEqualTo(expected[bar - 1], within(1e-9));
      }
    }
  }

  private static List<Candle> bars() throws IOException {
    double[] open = column("open");
    double[] high = column("high");
    double[] low = column("low");
    double[] close = column("close");
    double[] volume = column("volume");
    List<Candle> bars = new ArrayList<>();
    for (int i = 0; i < open.length; i++) {
      long start = Series.START + i * Series.MINUTE;
      double notional = volume[i] * close[i];
      bars.add(
          new Candle(
              start,
              start + Series.MINUTE,
              open[i],
              high[i],
              low[i],
              close[i],
              volume[i],
              notional,
              1));
    }
    return bars;
  }

  private static double[] column(String name) throws IOException {
    int index = header().indexOf(name);
    return lines().stream()
        .skip(1)
        .map(line -> line.split(",", -1)[index])
        .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
        .toArray();
  }

  private static List<String> header() throws IOException {
    return List.of(lines().get(0).split(",", -1));
  }

  private static List<String> lines() throws IOException {
    try (var in = CasesTest.class.getResourceAsStream("indicators.csv");
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }
}
