package io.tidemark.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * TA-Lib's values, with its warm-up. It takes a variance under 1e-8 for 0, and so a sum of average
 * moves in the RSI, however small the prices are; ours have no such threshold. Its own values
 * without it are those of prices times a power of two, which changes no digit.
 */
class TaLibTest {
  private static final int STREAMS = Boolean.getBoolean("tidemark.full") ? 400 : 30;

  /** Makes the least move of any price here large beside 1e-8. */
  private static final double FAR_ABOVE_THE_THRESHOLD = 0x1p200;

  /** As that, for what TA-Lib squares. */
  private static final double WELL_ABOVE_THE_THRESHOLD = 0x1p60;

  @ParameterizedTest
  @EnumSource(Series.Kind.class)
  void onRandomSeries(Series.Kind kind) {
    for (long seed = 0; seed < STREAMS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Candle> bars = Series.random(kind, seed, 1 + random.nextInt(random.nextInt(1, 4000)));
      for (String key : keys(random)) {
        compare(key, bars, kind + ", seed " + seed + ", " + key);
      }
    }
  }

  @Test
  void onALongSeriesWithTheLongestPeriods() {
    List<Candle> bars = Series.random(Series.Kind.WALK, 5, 31_000);
    for (String name : List.of("sma", "ema", "wma", "rsi", "roc", "mom", "atr", "stddev")) {
      compare(name + "_10000", bars, name);
    }
    compare("macd_5000_10000_10000", bars, "macd");
    compare("bollinger_10000_2", bars, "bollinger");
    compare("volume_sma_10000", bars, "volume_sma");
  }

  @Test
  void onADayOfEquities() {
    onARealDay("equities-2013-10-07");
  }

  @Test
  void onADayOfFx() {
    onARealDay("fx-2014-05-07");
  }

  private static void onARealDay(String day) {
    SplittableRandom random = new SplittableRandom(1);
    for (long interval : new long[] {Series.MINUTE / 6, Series.MINUTE, 5 * Series.MINUTE}) {
      RealBars.read(day, interval)
          .forEach(
              (symbol, bars) -> {
                assertThat(bars).as(symbol).hasSizeGreaterThan(60);
                for (String key : defaults()) {
                  compare(key, bars, symbol + " " + key);
                }
                for (String key : keys(random)) {
                  compare(key, bars, symbol + " " + key);
                }
              });
    }
  }

  private static List<String> defaults() {
    return List.of(
        "sma_20",
        "ema_38",
        "ema_100",
        "wma_10",
        "rsi_14",
        "macd_12_26_9",
        "bollinger_20_2",
        "stddev_20",
        "atr_14",
        "stoch_14_3_3",
        "roc_10",
        "mom_10",
        "obv",
        "donchian_20",
        "volume_sma_20");
  }

  /** One key of each family that TA-Lib has too, with parameters that it takes too. */
  private static List<String> keys(SplittableRandom random) {
    List<String> keys = new ArrayList<>();
    for (String name :
        List.of("sma", "ema", "wma", "rsi", "stddev", "atr", "roc", "mom", "donchian")) {
      keys.add(name + "_" + period(random));
    }
    keys.add("volume_sma_" + period(random));
    keys.add("obv");
    int fast = period(random);
    keys.add("macd_" + fast + "_" + (fast + period(random)) + "_" + period(random));
    keys.add("stoch_" + period(random) + "_" + random.nextInt(1, 9) + "_" + random.nextInt(1, 9));
    keys.add(
        "bollinger_"
            + period(random)
            + "_"
            + List.of("2", "1", "0.5", "2.5", "3").get(random.nextInt(5)));
    return keys;
  }

  private static int period(SplittableRandom random) {
    return random.nextInt(2, random.nextInt(8) == 0 ? 400 : 40);
  }

  private static void compare(String key, List<Candle> bars, String what) {
    String family = Samples.family(key).name();
    double[][] ours = Series.lines(key, EmaSeed.SMA, bars);
    double most = bars.stream().mapToDouble(Candle::high).max().orElseThrow();
    switch (family) {
      case "stddev" -> compareDeviations(ours[0], key, bars, most, what);
      case "bollinger" -> compareBands(ours, key, bars, most, what);
      case "rsi" -> {
        assertClose(ours, TaLib.lines(key, bars, FAR_ABOVE_THE_THRESHOLD), 1e-9, what);
        double[][] plain = TaLib.lines(key, bars, 1);
        for (int bar = 0; bar < bars.size(); bar++) {
          if (plain[0][bar] != 0 && !Double.isNaN(plain[0][bar])) {
            assertThat(ours[0][bar])
                .as("%s, bar %d", what, bar)
                .isEqualTo(plain[0][bar], within(1e-9));
          }
        }
      }
      case "roc", "stoch", "obv", "volume_sma" ->
          assertClose(ours, TaLib.lines(key, bars, 1), 1e-9, what);
      // Its two running sums are off by 1e-9 after a day of gold in bars of ten seconds.
      case "wma" -> assertClose(ours, TaLib.lines(key, bars, 1), 10 * tolerance(most), what);
      default -> assertClose(ours, TaLib.lines(key, bars, 1), tolerance(most), what);
    }
  }

  /**
   * 1e-9 of prices of about 100; of smaller ones as much less; of large ones what its running sums
   * leave.
   */
  private static double tolerance(double price) {
    return Math.max(Math.min(1e-9, 1e-9 * price), 1e-12 * price);
  }

  private static void assertClose(double[][] ours, double[][] theirs, double most, String what) {
    assertThat(ours.length).isEqualTo(theirs.length);
    for (int line = 0; line < ours.length; line++) {
      for (int bar = 0; bar < ours[line].length; bar++) {
        double expected = theirs[line][bar];
        double off = Math.abs(ours[line][bar] - expected);
        boolean close = off <= Math.max(most, 1e-12 * Math.abs(expected));
        if (!close && !(Double.isNaN(expected) && Double.isNaN(ours[line][bar]))) {
          throw new AssertionError(
              what
                  + ", line "
                  + line
                  + ", bar "
                  + bar
                  + ": "
                  + ours[line][bar]
                  + " is not "
                  + expected);
        }
      }
    }
  }

  /** TA-Lib's variance is the difference of two large numbers, and as far off as these allow. */
  private static void compareDeviations(
      double[] ours, String key, List<Candle> bars, double most, String what) {
    double[] theirs = unscaled(TaLib.lines(key, bars, WELL_ABOVE_THE_THRESHOLD)[0]);
    for (int bar = 0; bar < ours.length; bar++) {
      assertThat(Double.isNaN(ours[bar])).as(what).isEqualTo(Double.isNaN(theirs[bar]));
      if (!Double.isNaN(ours[bar])) {
        double variance = ours[bar] * ours[bar];
        assertThat(theirs[bar] * theirs[bar])
            .as("%s, bar %d", what, bar)
            .isEqualTo(variance, within(1e-12 * most * most));
        if (ours[bar] > 1e-2 * most) {
          assertThat(theirs[bar])
              .as("%s, bar %d", what, bar)
              .isEqualTo(ours[bar], within(tolerance(most)));
        }
      }
    }
  }

  private static void compareBands(
      double[][] ours, String key, List<Candle> bars, double most, String what) {
    double[][] theirs = TaLib.lines(key, bars, WELL_ABOVE_THE_THRESHOLD);
    double deviations = Double.parseDouble(key.substring(key.lastIndexOf('_') + 1));
    assertClose(
        new double[][] {ours[1]}, new double[][] {unscaled(theirs[1])}, tolerance(most), what);
    double[][] halves = new double[2][ours[0].length];
    double[][] theirHalves = new double[2][ours[0].length];
    for (int bar = 0; bar < ours[0].length; bar++) {
      for (int half = 0; half < 2; half++) {
        halves[half][bar] = Math.abs(ours[half * 2][bar] - ours[1][bar]) / deviations;
        theirHalves[half][bar] =
            Math.abs(theirs[half * 2][bar] - theirs[1][bar])
                / deviations
                / WELL_ABOVE_THE_THRESHOLD;
      }
    }
    for (int half = 0; half < 2; half++) {
      for (int bar = 0; bar < ours[0].length; bar++) {
        double variance = halves[half][bar] * halves[half][bar];
        double theirVariance = theirHalves[half][bar] * theirHalves[half][bar];
        assertThat(Double.isNaN(variance)).as(what).isEqualTo(Double.isNaN(theirVariance));
        if (!Double.isNaN(variance)) {
          assertThat(variance)
              .as("%s, bar %d", what, bar)
              .isEqualTo(theirVariance, within(1e-12 * most * most));
        }
      }
    }
  }

  private static double[] unscaled(double[] values) {
    return Arrays.stream(values).map(value -> value / WELL_ABOVE_THE_THRESHOLD).toArray();
  }
}
