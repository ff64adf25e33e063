package io.tidemark.engine.market;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Bars, made from all prices at once. */
final class OracleBars {
  private static final BigDecimal LARGEST =
      new BigDecimal(BigInteger.TWO.pow(127).subtract(BigInteger.ONE), Money.PLACES);
  private static final BigDecimal SMALLEST =
      new BigDecimal(BigInteger.TWO.pow(127).negate(), Money.PLACES);

  /** What counts for bars, in order of arrival. */
  private final List<Point> points = new ArrayList<>();

  /** A bar, and its numbers as they are. */
  record Made(Bar bar, BigDecimal volume, BigDecimal notional) {}

  private record Point(long ts, BigDecimal price, BigDecimal size) {}

  void add(long ts, BigDecimal price, BigDecimal size) {
    points.add(new Point(ts, price, size));
  }

  /** Whether a print leaves all sums of the window it falls into in 128 bits. */
  boolean fits(long ts, BigDecimal price, BigDecimal size, long interval) {
    if (size == null) {
      return true;
    }
    Point point = new Point(ts, price, size);
    List<Point> window = new ArrayList<>();
    for (Point other : points) {
      if (start(other.ts, interval) == start(ts, interval)) {
        window.add(other);
      }
    }
    window.add(point);
    return inRange(volume(window))
        && inRange(notional(window))
        && inRange(notional(List.of(point)));
  }

  List<Made> bars(long interval) {
    TreeMap<Long, List<Point>> windows = new TreeMap<>();
    for (Point point : points) {
      windows.computeIfAbsent(start(point.ts, interval), s -> new ArrayList<>()).add(point);
    }
    List<Made> bars = new ArrayList<>();
    windows.forEach((start, inside) -> bars.add(made(start, interval, inside)));
    return bars;
  }

  /** How the bars of these lengths stand at the cuts, but for cuts that nothing has come for. */
  List<Recorder.Partial> partials(Iterable<Long> intervals, long cutInterval) {
    TreeSet<Long> cuts = new TreeSet<>();
    points.forEach(point -> cuts.add(start(point.ts, cutInterval) + cutInterval));
    List<Recorder.Partial> partials = new ArrayList<>();
    for (long cut : cuts) {
      for (long interval : intervals) {
        long start = start(cut - cutInterval, interval);
        if (interval > cutInterval && interval % cutInterval == 0 && cut < start + interval) {
          List<Point> inside =
              points.stream().filter(p -> p.ts >= start && p.ts < cut).toList();
          partials.add(new Recorder.Partial(made(start, interval, inside).bar, cut));
        }
      }
    }
    return partials;
  }

  private static Made made(long start, long interval, List<Point> points) {
    List<Point> byTime = new ArrayList<>(points);
    byTime.sort(Comparator.comparingLong(Point::ts));
    BigDecimal volume = volume(points);
    BigDecimal notional = notional(points);
    BigDecimal vwap =
        volume.signum() == 0
            ? null
            : notional.divide(volume, Money.PLACES, RoundingMode.HALF_EVEN);
    List<BigDecimal> prices = points.stream().map(Point::price).sorted().toList();
    Bar bar =
        new Bar(
            "S",
            interval,
            start,
            units(byTime.get(0).price),
            units(prices.get(prices.size() - 1)),
            units(prices.get(0)),
            units(byTime.get(byTime.size() - 1).price),
            money(volume),
            vwap == null ? null : money(vwap),
            points.size());
    return new Made(bar, volume, notional);
  }

  private static BigDecimal volume(List<Point> points) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Point point : points) {
      sum = point.size == null ? sum : sum.add(point.size);
    }
    return sum;
  }

  private static BigDecimal notional(List<Point> points) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Point point : points) {
      sum = point.size == null ? sum : sum.add(point.size.multiply(point.price));
    }
    return sum;
  }

  private static boolean inRange(BigDecimal value) {
    return value.compareTo(LARGEST) <= 0 && value.compareTo(SMALLEST) >= 0;
  }

  /** First instant of the window that holds an instant. */
  static long start(long ts, long interval) {
    BigInteger[] parts = BigInteger.valueOf(ts).divideAndRemainder(BigInteger.valueOf(interval));
    long quotient = parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    return quotient * interval;
  }

  static BigDecimal decimal(long units) {
    return units == Fixed8.ABSENT ? null : BigDecimal.valueOf(units, 8);
  }

  static long units(BigDecimal value) {
    return value.setScale(8, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
  }

  private static Money money(BigDecimal value) {
    return Money.of(value.stripTrailingZeros().toPlainString());
  }
}
