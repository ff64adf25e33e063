package io.tidemark.engine.market;

import io.tidemark.engine.study.EmaSeed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Indicators by their textbook formula, each over the whole list of bars up to one of them. */
final class OracleStudies {
  private static final MathContext EXACT = new MathContext(60);

  private final EmaSeed seed;
  private final long sessionStart;

  OracleStudies(EmaSeed seed, long sessionStart) {
    this.seed = seed;
    this.sessionStart = sessionStart;
  }

  /**
   * A value.
   *
   * @param scale how large the numbers are that it is the difference or the sum of
   * @param sure whether the formula leaves no choice of order, so that every bit is known
   */
  record Made(double value, double scale, boolean sure) {}

  /** The value of a name at the last of these bars; null where there is none. */
  Made of(String name, List<OracleBars.Made> bars) {
    String[] parts = name.split("_(?=[0-9])", 2);
    double[] p =
        parts.length == 1
            ? new double[0]
            : Arrays.stream(parts[1].split("_")).mapToDouble(Double::parseDouble).toArray();
    double[] closes = all(bars, b -> price(b.bar().close()));
    int n = p.length == 0 ? 0 : (int) p[0];
    double most = Arrays.stream(closes).map(Math::abs).max().orElse(0);
    return switch (parts[0]) {
      case "sma" -> mean(last(closes, n));
      case "volume_sma" -> mean(last(all(bars, b -> b.volume().doubleValue()), n));
      case "ema" -> made(ema(closes, n), most, true);
      case "wma" -> weighted(last(closes, n));
      case "rsi" -> rsi(closes, n);
      case "macd" -> made(macd(closes, p)[0], most, false);
      case "macd_signal" -> made(macd(closes, p)[1], most, false);
      case "macd_hist" -> made(macd(closes, p)[0] - macd(closes, p)[1], most, false);
      case "bollinger_upper" -> band(last(closes, n), p[1]);
      case "bollinger_mid" -> band(last(closes, n), 0);
      case "bollinger_lower" -> band(last(closes, n), -p[1]);
      case "stddev" -> deviation(last(closes, n));
      case "zscore" -> zscore(last(closes, n));
      case "volatility" -> volatility(last(closes, n + 1));
      case "atr" -> atr(bars, n, most);
      case "stoch_k" -> stochastic(bars, n, (int) p[1], (int) p[2], 1);
      case "stoch_d" -> stochastic(bars, n, (int) p[1], (int) p[2], (int) p[2]);
      case "roc" -> roc(last(closes, n + 1));
      case "mom" -> difference(last(closes, n + 1));
      case "obv" -> obv(bars, closes);
      case "vwap" -> n == 0 ? sessionVwap(bars) : vwap(lastBars(bars, n));
      case "donchian_upper" -> high(bars, n);
      case "donchian_lower" -> low(bars, n);
      case "donchian_mid" -> middle(high(bars, n), low(bars, n));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Made made(double value, double scale, boolean sure) {
    return Double.isFinite(value) ? new Made(value, scale, sure) : null;
  }

  private static double price(long units) {
    return OracleBars.decimal(units).doubleValue();
  }

  private static double[] all(List<OracleBars.Made> bars, ToDoubleFunction<OracleBars.Made> of) {
    return bars.stream().mapToDouble(of).toArray();
  }

  /** The last so many; null if there are fewer. */
  private static double[] last(double[] all, int n) {
    return all.length < n ? null : Arrays.copyOfRange(all, all.length - n, all.length);
  }

  private static List<OracleBars.Made> lastBars(List<OracleBars.Made> bars, int n) {
    return bars.size() < n ? null : bars.subList(bars.size() - n, bars.size());
  }

  private static boolean equal(double[] all) {
    return Arrays.stream(all).distinct().count() == 1;
  }

  private static double scale(double[] all) {
    return Arrays.stream(all).map(Math::abs).max().orElse(0);
  }

  private static BigDecimal sum(double[] all) {
    return Arrays.stream(all).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal exactMean(double[] all) {
    return sum(all).divide(BigDecimal.valueOf(all.length), EXACT);
  }

  private static BigDecimal exactDeviation(double[] all) {
    BigDecimal squares = BigDecimal.ZERO;
    for (double each : all) {
      BigDecimal off = new BigDecimal(each).subtract(exactMean(all));
      squares = squares.add(off.multiply(off));
    }
    return equal(all)
        ? BigDecimal.ZERO
        : squares.divide(BigDecimal.valueOf(all.length), EXACT).sqrt(EXACT);
  }

  private static Made mean(double[] all) {
    return all == null ? null : made(exactMean(all).doubleValue(), scale(all), equal(all));
  }

  private static Made weighted(double[] all) {
    if (all == null) {
      return null;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < all.length; i++) {
      sum = sum.add(new BigDecimal(all[i]).multiply(BigDecimal.valueOf(i + 1L)));
    }
    BigDecimal weights = BigDecimal.valueOf(all.length * (all.length + 1L) / 2);
    return made(sum.divide(weights, EXACT).doubleValue(), scale(all), equal(all));
  }

  /** By the seed; NaN where it has not begun. */
  private double ema(double[] all, int period) {
    int from = seed == EmaSeed.SMA ? period : seed == EmaSeed.FIRST ? 1 : 0;
    if (all.length < Math.max(1, from)) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < from; i++) {
      sum += all[i];
    }
    double ema = from == 0 ? 0 : sum / from;
    for (int i = from; i < all.length; i++) {
      ema += (all[i] - ema) * (2.0 / (period + 1));
    }
    return ema;
  }

  private double[] macd(double[] closes, double[] p) {
    int fast = (int) p[0];
    int slow = (int) p[1];
    int begin = seed == EmaSeed.SMA ? slow - fast : 0;
    int first = seed == EmaSeed.SMA ? slow : 1;
    if (closes.length < first) {
      return new double[] {Double.NaN, Double.NaN};
    }
    double[] differences = new double[closes.length - first + 1];
    for (int i = 0; i < differences.length; i++) {
      double[] seen = Arrays.copyOf(closes, first + i);
      double[] seenByFast = Arrays.copyOfRange(seen, begin, seen.length);
      differences[i] = ema(seenByFast, fast) - ema(seen, slow);
    }
    double signal = ema(differences, (int) p[2]);
    double macd = Double.isNaN(signal) ? Double.NaN : differences[differences.length - 1];
    return new double[] {macd, signal};
  }

  private static Made rsi(double[] closes, int n) {
    if (closes.length <= n) {
      return null;
    }
    double up = 0;
    double down = 0;
    for (int i = 1; i < closes.length; i++) {
      double rise = Math.max(0, closes[i] - closes[i - 1]);
      double fall = Math.max(0, closes[i - 1] - closes[i]);
      up = i <= n ? up + rise / n : (up * (n - 1) + rise) / n;
      down = i <= n ? down + fall / n : (down * (n - 1) + fall) / n;
    }
    return up + down == 0 ? new Made(0, 100, true) : made(100 * up / (up + down), 100, false);
  }

  private static Made band(double[] all, double factor) {
    if (all == null) {
      return null;
    }
    double value =
        exactMean(all).add(exactDeviation(all).multiply(new BigDecimal(factor))).doubleValue();
    return made(value, scale(all) * (1 + Math.abs(factor)), equal(all));
  }

  private static Made deviation(double[] all) {
    return all == null ? null : made(exactDeviation(all).doubleValue(), scale(all), equal(all));
  }

  private static Made zscore(double[] all) {
    if (all == null || equal(all)) {
      return null;
    }
    BigDecimal off = new BigDecimal(all[all.length - 1]).subtract(exactMean(all));
    double value = off.divide(exactDeviation(all), EXACT).doubleValue();
    return made(value, 1 + Math.abs(value), false);
  }

  private static Made volatility(double[] closes) {
    if (closes == null || Arrays.stream(closes).anyMatch(close -> close <= 0)) {
      return null;
    }
    double[] returns = new double[closes.length - 1];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = StrictMath.log(closes[i + 1] / closes[i]);
    }
    return made(exactDeviation(returns).doubleValue(), scale(returns), equal(returns));
  }

  private static Made atr(List<OracleBars.Made> bars, int n, double scale) {
    if (bars.size() <= n) {
      return null;
    }
    double average = 0;
    for (int i = 1; i < bars.size(); i++) {
      double before = price(bars.get(i - 1).bar().close());
      double top = Math.max(before, price(bars.get(i).bar().high()));
      double range = top - Math.min(before, price(bars.get(i).bar().low()));
      average = i <= n ? average + range / n : (average * (n - 1) + range) / n;
    }
    return made(average, scale, average == 0);
  }

  /** The mean of the last {@code count} slow values, each of the last {@code slowing} fast ones. */
  private static Made stochastic(
      List<OracleBars.Made> bars, int n, int slowing, int smoothing, int count) {
    if (bars.size() < n + slowing + smoothing - 2) {
      return null;
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < slowing; j++) {
        List<OracleBars.Made> seen = bars.subList(0, bars.size() - i - j);
        double high = high(seen, n).value;
        double low = low(seen, n).value;
        double close = price(seen.get(seen.size() - 1).bar().close());
        sum += high == low ? 0 : (close - low) / ((high - low) / 100);
      }
    }
    return made(sum / slowing / count, 100, sum == 0);
  }

  private static Made roc(double[] closes) {
    if (closes == null) {
      return null;
    }
    double then = closes[0];
    double now = closes[closes.length - 1];
    return then == 0
        ? new Made(0, 1, true)
        : made((now / then - 1) * 100, 100 + Math.abs(now / then * 100), now == then);
  }

  private static Made difference(double[] closes) {
    return closes == null
        ? null
        : made(closes[closes.length - 1] - closes[0], scale(closes), true);
  }

  private static Made obv(List<OracleBars.Made> bars, double[] closes) {
    BigDecimal sum = BigDecimal.ZERO;
    double most = 0;
    for (int i = 0; i < closes.length; i++) {
      int sign = i == 0 ? 1 : Double.compare(closes[i], closes[i - 1]);
      sum = sum.add(bars.get(i).volume().multiply(BigDecimal.valueOf(Integer.signum(sign))));
      most += bars.get(i).volume().doubleValue();
    }
    return closes.length == 0 ? null : made(sum.doubleValue(), most, most == 0);
  }

  private Made sessionVwap(List<OracleBars.Made> bars) {
    long day = 86_400 * Given.SECOND;
    long session = session(bars.get(bars.size() - 1), day);
    return vwap(bars.stream().filter(bar -> session(bar, day) == session).toList());
  }

  private long session(OracleBars.Made bar, long day) {
    return OracleBars.start(bar.bar().start() - sessionStart, day);
  }

  private static Made vwap(List<OracleBars.Made> bars) {
    if (bars == null) {
      return null;
    }
    BigDecimal volume = BigDecimal.ZERO;
    BigDecimal notional = BigDecimal.ZERO;
    BigDecimal size = BigDecimal.ZERO;
    for (OracleBars.Made bar : bars) {
      volume = volume.add(bar.volume());
      notional = notional.add(bar.notional());
      size = size.add(bar.notional().abs());
    }
    return volume.signum() == 0
        ? null
        : made(
            notional.divide(volume, EXACT).doubleValue(),
            size.divide(volume, EXACT).doubleValue(),
            false);
  }

  private static Made high(List<OracleBars.Made> bars, int n) {
    double[] highs = last(all(bars, b -> price(b.bar().high())), n);
    return highs == null ? null : made(Arrays.stream(highs).max().orElseThrow(), scale(highs), true);
  }

  private static Made low(List<OracleBars.Made> bars, int n) {
    double[] lows = last(all(bars, b -> price(b.bar().low())), n);
    return lows == null ? null : made(Arrays.stream(lows).min().orElseThrow(), scale(lows), true);
  }

  private static Made middle(Made high, Made low) {
    return high == null ? null : made((high.value + low.value) / 2, high.scale + low.scale, false);
  }
}
