package io.tidemark.engine.market;

import io.tidemark.engine.num.Doubles;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.study.EmaSeed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The same outputs as the engine's, in the plainest way: every tick is kept, every quote is made
 * anew from all of them, numbers are BigDecimal.
 */
final class MarketOracle {
  private static final BigDecimal LARGEST =
      new BigDecimal(BigInteger.TWO.pow(127).subtract(BigInteger.ONE), Money.PLACES);
  private static final BigDecimal SMALLEST =
      new BigDecimal(BigInteger.TWO.pow(127).negate(), Money.PLACES);

  private final MarketConfig config;
  private final boolean mids;
  private final List<Tick> ticks = new ArrayList<>();
  private final Map<String, Boolean> held = new HashMap<>();

  /** What counts for bars, in order of arrival. */
  private final List<Point> points = new ArrayList<>();

  final List<Signal> bookSignals = new ArrayList<>();

  MarketOracle(MarketConfig config, boolean mids) {
    this.config = config;
    this.mids = mids;
  }

  private record Point(long ts, BigDecimal price, BigDecimal size) {}

  private record Update(BigDecimal price, BigDecimal size, long ts) {}

  private record Best(BigDecimal price, BigDecimal size, long ts) {}

  /** Takes a tick; false if it must be refused for overflow. */
  boolean tick(Tick tick) {
    boolean late = tick.effective != tick.ts;
    BigDecimal last = decimal(tick.last);
    if (!late && !mids && last != null) {
      Point point = new Point(tick.ts, last, decimal(tick.lastSize));
      for (long interval : intervals()) {
        if (!fits(point, interval)) {
          return false;
        }
      }
      points.add(point);
    }
    boolean taken = isNewest(tick, true) || isNewest(tick, false);
    ticks.add(tick);
    if (late) {
      return true;
    }
    Best bid = best(ticks, true);
    Best ask = best(ticks, false);
    if (mids && taken && bid != null && ask != null) {
      BigDecimal mid =
          bid.price.add(ask.price).divide(BigDecimal.valueOf(2), 8, RoundingMode.HALF_EVEN);
      points.add(new Point(tick.ts, mid, null));
    }
    for (Rule rule : config.rules()) {
      judge(rule, bid, ask, tick.ts);
    }
    return true;
  }

  List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    if (ticks.isEmpty()) {
      return marks;
    }
    long from = ticks.stream().mapToLong(t -> t.effective).min().orElseThrow();
    long to = ticks.stream().mapToLong(t -> t.effective).max().orElseThrow();
    long interval = config.cutInterval();
    Mark sent = new Mark("S", 0, Fixed8.ABSENT, 0, Fixed8.ABSENT, 0, Fixed8.ABSENT, 0);
    for (long cut = start(from, interval); cut <= to + interval; cut += interval) {
      long boundary = cut;
      List<Tick> before = ticks.stream().filter(t -> t.effective < boundary).toList();
      Best bid = best(before, true);
      Best ask = best(before, false);
      Tick last = null;
      for (Tick tick : before) {
        if (tick.last != Fixed8.ABSENT && (last == null || tick.ts >= last.ts)) {
          last = tick;
        }
      }
      Mark mark =
          new Mark(
              "S",
              sent.cut(),
              bid == null ? Fixed8.ABSENT : units(bid.price),
              bid == null ? 0 : bid.ts,
              ask == null ? Fixed8.ABSENT : units(ask.price),
              ask == null ? 0 : ask.ts,
              last == null ? Fixed8.ABSENT : last.last,
              last == null ? 0 : last.ts);
      if (!mark.equals(sent)) {
        sent =
            new Mark(
                "S",
                cut,
                mark.bid(),
                mark.bidTs(),
                mark.ask(),
                mark.askTs(),
                mark.last(),
                mark.lastTs());
        marks.add(sent);
      }
    }
    return marks;
  }

  /** The bars that are handed out, by end, then length. */
  List<Bar> bars() {
    List<Bar> bars = new ArrayList<>();
    for (long interval : config.barIntervals()) {
      bars.addAll(bars(interval));
    }
    bars.sort(Comparator.comparingLong(Bar::end).thenComparingLong(Bar::interval));
    return bars;
  }

  List<Indicator> indicators() {
    List<Indicator> rows = new ArrayList<>();
    List<Bar> bars = bars(config.indicatorInterval());
    for (int i = 0; i < bars.size(); i++) {
      for (String name : config.indicators()) {
        Double value = average(bars, i, Integer.parseInt(name.substring(4)));
        if (value != null) {
          rows.add(new Indicator(bars.get(i).end(), "S", config.indicatorInterval(), name, value));
        }
      }
    }
    return rows;
  }

  List<Signal> crossSignals() {
    List<Signal> signals = new ArrayList<>();
    List<Bar> bars = bars(config.indicatorInterval());
    for (int i = 0; i < bars.size(); i++) {
      for (Rule rule : config.rules()) {
        if (rule.parameters() instanceof Rule.EmaCross cross) {
          cross(rule, cross, bars, i, signals);
        }
      }
    }
    return signals;
  }

  private void cross(Rule rule, Rule.EmaCross cross, List<Bar> bars, int at, List<Signal> signals) {
    Double fast = average(bars, at, cross.fast());
    Double slow = average(bars, at, cross.slow());
    Double fastBefore = average(bars, at - 1, cross.fast());
    Double slowBefore = average(bars, at - 1, cross.slow());
    if (fast == null || slow == null || fastBefore == null || slowBefore == null) {
      return;
    }
    boolean buy = fast > slow && fastBefore <= slowBefore;
    boolean sell = fast < slow && fastBefore >= slowBefore;
    if (buy || sell) {
      signals.add(
          new Signal(
              bars.get(at).end(),
              "S",
              "EMA_CROSS",
              buy ? "BUY" : "SELL",
              bars.get(at).close(),
              Fixed8.ABSENT,
              Doubles.print(fast),
              Doubles.print(slow),
              rule.name(),
              -1,
              -1));
    }
  }

  /** The average after bar {@code at}; null if it has no value. */
  private Double average(List<Bar> bars, int at, int period) {
    double k = 2.0 / (period + 1);
    Double ema = config.emaSeed() == EmaSeed.ZERO ? 0.0 : null;
    double sum = 0;
    for (int i = 0; i <= at; i++) {
      double close = Doubles.ofFixed8(bars.get(i).close());
      sum += close;
      if (ema != null) {
        ema += (close - ema) * k;
      } else if (config.emaSeed() == EmaSeed.FIRST) {
        ema = close;
      } else if (i == period - 1) {
        ema = sum / period;
      }
    }
    return ema;
  }

  private List<Bar> bars(long interval) {
    TreeMap<Long, List<Point>> windows = new TreeMap<>();
    for (Point point : points) {
      windows.computeIfAbsent(start(point.ts, interval), s -> new ArrayList<>()).add(point);
    }
    List<Bar> bars = new ArrayList<>();
    windows.forEach((start, inside) -> bars.add(bar(start, interval, inside)));
    return bars;
  }

  private static Bar bar(long start, long interval, List<Point> points) {
    List<Point> byTime = new ArrayList<>(points);
    byTime.sort(Comparator.comparingLong(Point::ts));
    BigDecimal volume = volume(points);
    BigDecimal vwap =
        volume.signum() == 0
            ? null
            : notional(points).divide(volume, Money.PLACES, RoundingMode.HALF_EVEN);
    List<BigDecimal> prices = points.stream().map(Point::price).sorted().toList();
    return new Bar(
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
  }

  private boolean fits(Point point, long interval) {
    if (point.size == null) {
      return true;
    }
    List<Point> window = new ArrayList<>();
    for (Point other : points) {
      if (start(other.ts, interval) == start(point.ts, interval)) {
        window.add(other);
      }
    }
    window.add(point);
    return inRange(volume(window))
        && inRange(notional(window))
        && inRange(notional(List.of(point)));
  }

  private void judge(Rule rule, Best bid, Best ask, long ts) {
    boolean usable = bid != null && ask != null && bid.price.compareTo(ask.price) <= 0;
    if (rule.parameters() instanceof Rule.SpreadTight tight) {
      usable &= bid != null && bid.size != null;
      BigDecimal spread = usable ? ask.price.subtract(bid.price) : null;
      BigDecimal limit = usable ? decimal(tight.factor()).multiply(bid.price) : null;
      boolean holds = usable && spread.compareTo(limit) < 0;
      if (speaks(rule, "BUY", holds)) {
        long size = units(bid.size.min(decimal(tight.maxSize())));
        emit(rule, ts, "BUY", units(ask.price), size, spread, limit);
      }
    }
    if (rule.parameters() instanceof Rule.BookImbalance imbalance) {
      usable &= bid != null && ask != null && bid.size != null && ask.size != null;
      BigDecimal ratio = decimal(imbalance.ratio());
      BigDecimal askSide = usable ? ask.size.multiply(ratio) : null;
      BigDecimal bidSide = usable ? bid.size.multiply(ratio) : null;
      if (speaks(rule, "BUY", usable && bid.size.compareTo(askSide) > 0)) {
        emit(rule, ts, "BUY", units(ask.price), imbalance.size(), bid.size, askSide);
      }
      if (speaks(rule, "SELL", usable && ask.size.compareTo(bidSide) > 0)) {
        emit(rule, ts, "SELL", units(bid.price), imbalance.size(), ask.size, bidSide);
      }
    }
  }

  private boolean speaks(Rule rule, String direction, boolean holds) {
    boolean before = held.getOrDefault(rule.name() + direction, false);
    held.put(rule.name() + direction, holds);
    return holds && (!before || rule.emit() == Rule.Emit.EVERY);
  }

  private void emit(
      Rule rule,
      long ts,
      String direction,
      long price,
      long size,
      BigDecimal value,
      BigDecimal limit) {
    bookSignals.add(
        new Signal(
            ts,
            "S",
            rule.kind().name(),
            direction,
            price,
            size,
            plain(value),
            plain(limit),
            rule.name(),
            0,
            0));
  }

  /** Whether nothing that came before is newer than this tick on this side of its venue. */
  private boolean isNewest(Tick tick, boolean bid) {
    if (update(tick, bid) == null) {
      return false;
    }
    for (Tick other : ticks) {
      if (other.venue.equals(tick.venue) && update(other, bid) != null && other.ts > tick.ts) {
        return false;
      }
    }
    return true;
  }

  private static Best best(List<Tick> ticks, boolean bid) {
    Map<String, Update> venues = new TreeMap<>();
    for (Tick tick : ticks) {
      Update update = update(tick, bid);
      Update known = venues.get(tick.venue);
      if (update != null && (known == null || update.ts >= known.ts)) {
        venues.put(tick.venue, update);
      }
    }
    List<Update> standing = venues.values().stream().filter(u -> u.price != null).toList();
    if (standing.isEmpty()) {
      return null;
    }
    Comparator<BigDecimal> order = bid ? Comparator.reverseOrder() : Comparator.naturalOrder();
    BigDecimal price = standing.stream().map(Update::price).min(order).orElseThrow();
    List<Update> at = standing.stream().filter(u -> u.price.compareTo(price) == 0).toList();
    List<BigDecimal> sizes = at.stream().map(Update::size).filter(s -> s != null).toList();
    BigDecimal size = sizes.stream().reduce(BigDecimal::add).orElse(null);
    return new Best(price, size, at.stream().mapToLong(Update::ts).max().orElseThrow());
  }

  /** What a tick says of a side; a null price withdraws it, null is nothing. */
  private static Update update(Tick tick, boolean bid) {
    BigDecimal price = decimal(bid ? tick.bid : tick.ask);
    BigDecimal size = decimal(bid ? tick.bidSize : tick.askSize);
    if ((size != null && size.signum() == 0) || (price != null && price.signum() == 0)) {
      return new Update(null, null, tick.ts);
    }
    return price == null ? null : new Update(price, size, tick.ts);
  }

  private List<Long> intervals() {
    List<Long> all = new ArrayList<>(config.barIntervals());
    all.add(config.indicatorInterval());
    return all;
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

  private static long start(long ts, long interval) {
    BigInteger[] parts = BigInteger.valueOf(ts).divideAndRemainder(BigInteger.valueOf(interval));
    long quotient = parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    return quotient * interval;
  }

  private static BigDecimal decimal(long units) {
    return units == Fixed8.ABSENT ? null : BigDecimal.valueOf(units, 8);
  }

  private static long units(BigDecimal value) {
    return value.setScale(8, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
  }

  private static Money money(BigDecimal value) {
    return Money.of(value.stripTrailingZeros().toPlainString());
  }

  private static String plain(BigDecimal value) {
    return value.setScale(8, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
  }
}
