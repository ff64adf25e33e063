package io.tidemark.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is summed over a window against the same sums on BigDecimal. TA-Lib carries these sums from
 * bar to bar, and takes the variance to be the mean square less the squared mean: of a price of
 * 1,000,000,000 that moves by 1 nothing is left.
 */
class ExactTest {
  private static final MathContext DIGITS = new MathContext(60);

  @ParameterizedTest
  @EnumSource(Series.Kind.class)
  void windowsAreSummedAsOnPaper(Series.Kind kind) {
    for (long seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Candle> bars = Series.random(kind, seed, 400);
      int n = random.nextInt(2, 60);
      double[] mean = Series.line("sma_" + n, EmaSeed.SMA, bars);
      double[] weighted = Series.line("wma_" + n, EmaSeed.SMA, bars);
      double[] deviation = Series.line("stddev_" + n, EmaSeed.SMA, bars);
      double[] score = Series.line("zscore_" + n, EmaSeed.SMA, bars);
      double[] upper = Series.line("bollinger_upper_" + n + "_2.5", EmaSeed.SMA, bars);
      double[] mid = Series.line("bollinger_mid_" + n + "_2.5", EmaSeed.SMA, bars);
      double[] lower = Series.line("bollinger_lower_" + n + "_2.5", EmaSeed.SMA, bars);
      for (int bar = n - 1; bar < bars.size(); bar++) {
        Paper paper = Paper.of(bars, bar, n);
        String what = kind + ", seed " + seed + ", bar " + bar + " of " + n;
        assertNear(mean[bar], paper.mean(), 1e-14, what);
        assertNear(weighted[bar], paper.weighted(), 1e-13, what);
        assertThat(mid[bar]).isEqualTo(mean[bar]);
        if (paper.deviation().signum() == 0) {
          assertThat(deviation[bar]).as(what).isZero();
          assertThat(score[bar]).as(what).isNaN();
          assertThat(mean[bar]).as(what).isEqualTo(bars.get(bar).close());
          assertThat(upper[bar]).as(what).isEqualTo(mean[bar]);
        } else {
          assertNear(deviation[bar], paper.deviation(), 1e-13, what);
          assertThat(score[bar])
              .as(what)
              .isEqualTo(
                  paper.off().divide(paper.deviation(), DIGITS).doubleValue(), within(1e-12));
        }
        assertThat(upper[bar]).as(what).isEqualTo(mean[bar] + 2.5 * deviation[bar]);
        assertThat(lower[bar]).as(what).isEqualTo(mean[bar] - 2.5 * deviation[bar]);
      }
    }
  }

  /** Volatility is a deviation of numbers that are themselves rounded, so it is given them. */
  @Test
  void volatilityIsTheDeviationOfTheReturns() {
    List<Candle> bars = Series.random(Series.Kind.WALK, 3, 300);
    double[] returns = new double[bars.size()];
    for (int bar = 1; bar < returns.length; bar++) {
      returns[bar] = StrictMath.log(bars.get(bar).close() / bars.get(bar - 1).close());
    }
    double[] volatility = Series.line("volatility_20", EmaSeed.SMA, bars);
    for (int bar = 20; bar < returns.length; bar++) {
      double[] window = Arrays.copyOfRange(returns, bar - 19, bar + 1);
      assertNear(volatility[bar], Paper.of(window).deviation(), 1e-13, "bar " + bar);
    }
  }

  @Test
  void aMoveThatTaLibDoesNotSeeIsSeen() {
    double[] closes = new double[60];
    for (int i = 0; i < closes.length; i++) {
      closes[i] = 1_000_000_000 + i % 2;
    }
    List<Candle> large = Series.ofCloses(closes);
    assertThat(Series.line("stddev_20", EmaSeed.SMA, large)[59]).isEqualTo(0.5);
    assertThat(TaLib.lines("stddev_20", large, 1)[0][59]).isNotCloseTo(0.5, within(0.1));

    // Half a pip either way.
    for (int i = 0; i < closes.length; i++) {
      closes[i] = 1.5 + (i % 2) * 0x1p-14;
    }
    List<Candle> calm = Series.ofCloses(closes);
    assertThat(Series.line("stddev_20", EmaSeed.SMA, calm)[59]).isEqualTo(0x1p-15);
    assertThat(TaLib.lines("stddev_20", calm, 1)[0][59]).isZero();
  }

  @Test
  void theMeanOfEqualPricesIsThatPrice() {
    double[] closes = new double[50];
    Arrays.fill(closes, 0.1);
    List<Candle> bars = Series.ofCloses(closes);
    for (String name : List.of("sma_20", "wma_20", "bollinger_upper", "bollinger_lower")) {
      assertThat(Series.line(name, EmaSeed.SMA, bars)[49]).as(name).isEqualTo(0.1);
    }
  }

  private static void assertNear(double actual, BigDecimal exact, double part, String what) {
    assertThat(actual)
        .as(what)
        .isEqualTo(exact.doubleValue(), within(Math.abs(exact.doubleValue()) * part));
  }

  /** The figures of a window of closes. */
  private record Paper(BigDecimal mean, BigDecimal weighted, BigDecimal deviation, BigDecimal off) {
    static Paper of(List<Candle> bars, int last, int n) {
      return of(Series.column(bars.subList(last - n + 1, last + 1), Candle::close));
    }

    static Paper of(double[] window) {
      BigDecimal n = BigDecimal.valueOf(window.length);
      BigDecimal sum = BigDecimal.ZERO;
      BigDecimal weighted = BigDecimal.ZERO;
      BigDecimal squares = BigDecimal.ZERO;
      for (int i = 0; i < window.length; i++) {
        BigDecimal value = new BigDecimal(window[i]);
        sum = sum.add(value);
        squares = squares.add(value.multiply(value));
        weighted = weighted.add(value.multiply(BigDecimal.valueOf(i + 1)));
      }
      BigDecimal weights = n.multiply(n.add(BigDecimal.ONE)).divide(BigDecimal.valueOf(2));
      BigDecimal mean = sum.divide(n, DIGITS);
      BigDecimal variance = squares.multiply(n).subtract(sum.multiply(sum));
      return new Paper(
          mean,
          weighted.divide(weights, DIGITS),
          variance.sqrt(DIGITS).divide(n, DIGITS),
          new BigDecimal(window[window.length - 1]).subtract(mean));
    }
  }
}
