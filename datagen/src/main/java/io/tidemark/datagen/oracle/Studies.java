package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The indicators by their names, each worked out over a whole series of bars. */
final class Studies {
  private static final int LONGEST = 10_000;

  /** By family or line: how many parameters, and what they are if the name has none. */
  private static final Map<String, double[]> DEFAULTS = new TreeMap<>();

  private static final Map<String, Integer> PARAMETERS = new TreeMap<>();

  static {
    for (String one :
        List.of(
            "sma",
            "ema",
            "wma",
            "rsi",
            "stddev",
            "zscore",
            "volatility",
            "atr",
            "roc",
            "mom",
            "donchian_upper",
            "donchian_mid",
            "donchian_lower",
            "volume_sma")) {
      PARAMETERS.put(one, 1);
    }
    for (String line : List.of("macd", "macd_signal", "macd_hist")) {
      withDefaults(line, 12, 26, 9);
    }
    for (String line : List.of("bollinger_upper", "bollinger_mid", "bollinger_lower")) {
      withDefaults(line, 20, 2);
    }
    withDefaults("stoch_k", 14, 3, 3);
    withDefaults("stoch_d", 14, 3, 3);
    withDefaults("obv");
    withDefaults("vwap");
    PARAMETERS.put("vwap", 1);
  }

  private final Seed seed;
  private final long sessionStart;

  /** {@code sessionStart}: microseconds after midnight UTC. */
  Studies(Seed seed, long sessionStart) {
    this.seed = seed;
    this.sessionStart = sessionStart;
  }

  /** A name in its parts: macd_signal_12_26_9 is macd_signal of 12, 26 and 9. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Name(String family, double[] parameters) {
    int period(int index) {
      return (int) parameters[index];
    }
  }

  /**
   * Understands a name without an interval.
   *
   * @throws IllegalArgumentException if no indicator is called so
   */
  static Name name(String text) {
    String family = text.replaceFirst("(_[0-9.]+)*$", "");
    String rest = text.substring(family.length());
    if (rest.isEmpty() && DEFAULTS.containsKey(family)) {
      return new Name(family, DEFAULTS.get(family));
    }
    String[] parts = rest.isEmpty() ? new String[0] : rest.substring(1).split("_", -1);
    if (!PARAMETERS.containsKey(family) || PARAMETERS.get(family) != parts.length) {
      throw new IllegalArgumentException("no indicator is called " + text);
    }
    double[] parameters = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      boolean width = family.startsWith("bollinger") && i == 1;
      parameters[i] = width ? width(text, parts[i]) : period(text, parts[i]);
    }
    return new Name(family, parameters);
  }

  private static double period(String text, String part) {
    if (!part.matches("[1-9][0-9]{0,4}") || Integer.parseInt(part) > LONGEST) {
      throw new IllegalArgumentException(part + " in " + text + " is no number of bars");
    }
    return Integer.parseInt(part);
  }

  private static double width(String text, String part) {
    if (!part.matches("[0-9]{1,7}(\\.[0-9]{1,4})?") || new BigDecimal(part).signum() == 0) {
      throw new IllegalArgumentException(part + " in " + text + " is no number of deviations");
    }
    return Double.parseDouble(part);
  }

  private static void withDefaults(String name, double... parameters) {
    DEFAULTS.put(name, parameters);
    PARAMETERS.put(name, parameters.length);
  }

  /** The value at each bar, NaN where it is absent. */
  double[] values(String text, List<Bars.Bar> bars) {
    Name name = name(text);
    double[] closes = bars.stream().mapToDouble(Bars.Bar::close).toArray();
    double[] values =
        switch (name.family) {
          case "sma", "ema", "wma", "stddev", "zscore", "roc", "mom" -> ofCloses(name, closes);
          case "rsi" -> rsi(closes, name.period(0));
          case "volatility" -> volatility(closes, name.period(0));
          case "macd", "macd_signal", "macd_hist" -> macd(name, closes);
          case "bollinger_upper", "bollinger_mid", "bollinger_lower" -> bollinger(name, closes);
          case "atr" -> Series.wilder(trueRange(closes, bars), name.period(0));
          case "stoch_k", "stoch_d" -> stochastic(name, closes, bars);
          case "obv" -> obv(closes, volumes(bars));
          case "volume_sma" -> Series.windowed(volumes(bars), name.period(0), Series::mean);
          case "vwap" ->
              name.parameters.length == 0 ? session(bars) : rolling(bars, name.period(0));
          default -> donchian(name, bars);
        };
    return Series.each(values, v -> Double.isInfinite(v) ? Double.NaN : v);
  }

  private double[] ofCloses(Name name, double[] closes) {
    int n = name.period(0);
    double[] before = Series.earlier(closes, n);
    return switch (name.family) {
      case "sma" -> Series.windowed(closes, n, Series::mean);
      case "ema" -> Series.ema(closes, n, seed);
      case "wma" -> Series.windowed(closes, n, Series::weighted);
      case "stddev" -> Series.windowed(closes, n, Series::deviation);
      case "zscore" -> Series.windowed(closes, n, Series::zscore);
      case "roc" -> Series.each(closes, before, (now, was) -> was == 0 ? 0 : (now / was - 1) * 100);
      default -> Series.minus(closes, before);
    };
  }

  /** 100 × rises ÷ (rises + falls), Wilder's averages of both; 0 if nothing moved. */
  private static double[] rsi(double[] closes, int n) {
    double[] moves = Series.minus(closes, Series.earlier(closes, 1));
    double[] rises =
        Series.wilder(Series.each(moves, m -> Double.isNaN(m) ? m : Math.max(m, 0)), n);
    double[] falls =
        Series.wilder(Series.each(moves, m -> Double.isNaN(m) ? m : Math.max(-m, 0)), n);
    return Series.each(rises, falls, (up, down) -> up + down == 0 ? 0 : 100 * (up / (up + down)));
  }

  /** A close of zero or less has no logarithm: what needs one is absent. */
  private static double[] volatility(double[] closes, int n) {
    double[] returns =
        Series.each(
            closes,
            Series.earlier(closes, 1),
            (now, was) -> now > 0 && was > 0 ? StrictMath.log(now / was) : Double.NaN);
    return Series.windowed(returns, n, Series::deviation);
  }

  /**
   * With the seed SMA the fast average begins so late that its first value falls on the slow one's,
   * and no line is given before the signal has begun.
   */
  private double[] macd(Name name, double[] closes) {
    int fast = name.period(0);
    int slow = name.period(1);
    if (fast >= slow) {
      throw new IllegalArgumentException("the fast average of MACD is not the shorter one");
    }
    double[] late = seed == Seed.SMA ? Series.without(slow - fast, closes) : closes;
    double[] line = Series.minus(Series.ema(late, fast, seed), Series.ema(closes, slow, seed));
    double[] signal = Series.ema(line, name.period(2), seed);
    return switch (name.family) {
      case "macd" -> Series.each(line, signal, (l, s) -> Double.isNaN(s) ? s : l);
      case "macd_signal" -> signal;
      default -> Series.minus(line, signal);
    };
  }

  private static double[] bollinger(Name name, double[] closes) {
    double[] mid = Series.windowed(closes, name.period(0), Series::mean);
    double[] deviation = Series.windowed(closes, name.period(0), Series::deviation);
    double width = name.parameters[1];
    return switch (name.family) {
      case "bollinger_upper" -> Series.each(mid, deviation, (m, d) -> m + width * d);
      case "bollinger_lower" -> Series.each(mid, deviation, (m, d) -> m - width * d);
      default -> mid;
    };
  }

  /** From the second bar on. */
  private static double[] trueRange(double[] closes, List<Bars.Bar> bars) {
    double[] before = Series.earlier(closes, 1);
    double[] above = Series.each(highs(bars), before, Math::max);
    return Series.each(above, Series.each(lows(bars), before, Math::min), (a, b) -> a - b);
  }

  /** Both lines begin together. */
  private static double[] stochastic(Name name, double[] closes, List<Bars.Bar> bars) {
    double[] highest = Series.windowed(highs(bars), name.period(0), Series::highest);
    double[] lowest = Series.windowed(lows(bars), name.period(0), Series::lowest);
    double[] range = Series.minus(highest, lowest);
    double[] place =
        Series.each(
            Series.minus(closes, lowest), range, (up, all) -> all == 0 ? 0 : 100 * (up / all));
    double[] k = Series.windowed(place, name.period(1), Series::mean);
    double[] d = Series.windowed(k, name.period(2), Series::mean);
    return name.family.equals("stoch_d") ? d : Series.each(k, d, (x, y) -> Double.isNaN(y) ? y : x);
  }

  private static double[] obv(double[] closes, double[] volumes) {
    double[] out = new double[closes.length];
    for (int i = 0; i < out.length; i++) {
      out[i] =
          i == 0 ? volumes[0] : out[i - 1] + Math.signum(closes[i] - closes[i - 1]) * volumes[i];
    }
    return out;
  }

  /** Of all bars up to this one that start in the same session. */
  private double[] session(List<Bars.Bar> bars) {
    double[] out = new double[bars.size()];
    BigDecimal turnover = BigDecimal.ZERO;
    BigDecimal volume = BigDecimal.ZERO;
    long session = Long.MIN_VALUE;
    for (int i = 0; i < out.length; i++) {
      Bars.Bar bar = bars.get(i);
      long of = Math.floorDiv(bar.start() - sessionStart, Spans.DAY);
      turnover = of == session ? turnover.add(bar.turnover()) : bar.turnover();
      volume = of == session ? volume.add(bar.volume()) : bar.volume();
      session = of;
      out[i] = quotient(turnover, volume);
    }
    return out;
  }

  private static double[] rolling(List<Bars.Bar> bars, int n) {
    double[] out = new double[bars.size()];
    for (int i = 0; i < out.length; i++) {
      BigDecimal turnover = BigDecimal.ZERO;
      BigDecimal volume = BigDecimal.ZERO;
      for (int j = Math.max(0, i - n + 1); j <= i; j++) {
        turnover = turnover.add(bars.get(j).turnover());
        volume = volume.add(bars.get(j).volume());
      }
      out[i] = i + 1 < n ? Double.NaN : quotient(turnover, volume);
    }
    return out;
  }

  private static double quotient(BigDecimal turnover, BigDecimal volume) {
    return volume.signum() == 0
        ? Double.NaN
        : turnover.divide(volume, MathContext.DECIMAL128).doubleValue();
  }

  private static double[] donchian(Name name, List<Bars.Bar> bars) {
    double[] upper = Series.windowed(highs(bars), name.period(0), Series::highest);
    double[] lower = Series.windowed(lows(bars), name.period(0), Series::lowest);
    return switch (name.family) {
      case "donchian_upper" -> upper;
      case "donchian_lower" -> lower;
      default -> Series.each(upper, lower, (u, l) -> (u + l) / 2);
    };
  }

  private static double[] highs(List<Bars.Bar> bars) {
    return bars.stream().mapToDouble(bar -> bar.high().doubleValue()).toArray();
  }

  private static double[] lows(List<Bars.Bar> bars) {
    return bars.stream().mapToDouble(bar -> bar.low().doubleValue()).toArray();
  }

  private static double[] volumes(List<Bars.Bar> bars) {
    return bars.stream().mapToDouble(bar -> bar.volume().doubleValue()).toArray();
  }
}
