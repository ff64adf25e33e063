package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Watches a few bars, indicators and signals, and tells what they were made of. */
public final class MarketWitness {
  /** How many bars before and after a moment are told, and how long before it quotes are. */
  private static final int BARS_AROUND = 3;

  private static final long QUOTES_BEFORE = 2 * Spans.SECOND;

  private record BarKey(String symbol, long interval, long start) {}

  private record PointKey(String symbol, String name, long interval, long ts) {}

  private final Set<String> symbols = new HashSet<>();
  private final Map<BarKey, Story> bars = new HashMap<>();

  /** The same bars if late ticks counted. */
  private final Map<BarKey, Bars> withLate = new HashMap<>();

  private final Map<PointKey, Story> points = new HashMap<>();

  MarketWitness() {}

  /**
   * Watches a bar.
   *
   * @param start as in files
   * @throws IllegalArgumentException if that or the interval is none
   */
  public Story bar(String symbol, String interval, String start) {
    symbols.add(symbol);
    BarKey key = new BarKey(symbol, Spans.parse(interval), micros(start));
    return bars.computeIfAbsent(key, k -> new Story());
  }

  /** Watches what a rule reads around a signal, of bars or of quotes. */
  public Story signal(String symbol, String rule, String ts) {
    symbols.add(symbol);
    return points.computeIfAbsent(new PointKey(symbol, rule, 0, micros(ts)), k -> new Story());
  }

  /** Watches an indicator around a moment. */
  public Story indicator(String symbol, String interval, String name, String ts) {
    PointKey key = new PointKey(symbol, name, Spans.parse(interval), micros(ts));
    return points.computeIfAbsent(key, k -> new Story());
  }

  private static long micros(String time) {
    try {
      Instants.Moment moment = Instants.instant(time);
      return Math.addExact(
          Math.multiplyExact(moment.seconds(), Spans.SECOND), moment.nanos() / 1000L);
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(time + " is no time", e);
    }
  }

  boolean watches() {
    return !(bars.isEmpty() && points.isEmpty());
  }

  /** Whether the ticks of a symbol matter. */
  boolean watches(String symbol) {
    return symbols.contains(symbol);
  }

  /** A tick that made a bar, and the bar after it. */
  void bar(
      String symbol,
      long interval,
      Bars.Bar bar,
      Arrival<Tick> arrival,
      BigDecimal price,
      BigDecimal size) {
    BarKey key = new BarKey(symbol, interval, bar.start());
    Story story = bars.get(key);
    if (story != null) {
      add(key, arrival.ts(), price, size);
      List<String> row = bar.row(symbol, interval);
      if (story.withLate() != null) {
        story.withLate(withLate.get(key).all().get(0).row(symbol, interval));
      }
      story.add(
          "%s at %s price %s: open %s high %s low %s close %s volume %s ticks %s"
              .formatted(
                  arrival.place(),
                  Numbers.time(arrival.ts()),
                  Numbers.print(price),
                  row.get(4),
                  row.get(5),
                  row.get(6),
                  row.get(7),
                  row.get(8),
                  row.get(10)));
    }
  }

  private Bars.Bar add(BarKey key, long ts, BigDecimal price, BigDecimal size) {
    return withLate.computeIfAbsent(key, k -> new Bars(k.interval)).add(ts, price, size);
  }

  /** A tick that came too late to change a bar or fire a rule; its price may be null. */
  void late(Arrival<Tick> arrival, BigDecimal price, BigDecimal size) {
    bars.forEach(
        (key, story) -> {
          boolean within = arrival.ts() >= key.start && arrival.ts() < key.start + key.interval;
          if (price != null && within && key.symbol.equals(arrival.event().symbol())) {
            story.add(late(arrival.place(), arrival.ts()) + ", price " + Numbers.print(price));
            Bars.Bar bar = add(key, arrival.ts(), price, size);
            story.withLate(bar.row(key.symbol, key.interval));
          }
        });
    points.forEach(
        (key, story) -> {
          if (near(key, arrival)) {
            story.add(late(arrival.place(), arrival.ts()));
          }
        });
  }

  private static String late(String place, long ts) {
    return place + " at " + Numbers.time(ts) + ": late, so not counted";
  }

  private static boolean near(PointKey key, Arrival<Tick> arrival) {
    return key.interval == 0
        && key.symbol.equals(arrival.event().symbol())
        && BookRules.NAMES.contains(key.name)
        && arrival.ts() >= key.ts - QUOTES_BEFORE
        && arrival.ts() <= key.ts;
  }

  /** The quote after a tick. */
  void quote(Arrival<Tick> arrival, Book book) {
    points.forEach(
        (key, story) -> {
          if (near(key, arrival)) {
            story.add(
                "%s at %s: bid %s ask %s"
                    .formatted(
                        arrival.place(),
                        Numbers.time(arrival.ts()),
                        side(book.bestBid()),
                        side(book.bestAsk())));
          }
        });
  }

  private static String side(Book.Best best) {
    return best == null
        ? "none"
        : Numbers.print(best.price())
            + (best.size() == null ? " of unknown size" : " x " + Numbers.print(best.size()));
  }

  /** Both sides of a rule over a chart. */
  void rule(String symbol, long interval, String rule, Comparison condition, Chart chart) {
    bars(
        key -> key.interval == 0 && key.symbol.equals(symbol) && key.name.equals(rule),
        interval,
        chart,
        i -> text(condition.left(), i) + " against " + text(condition.right(), i));
  }

  private static String text(Side side, int i) {
    return Double.isNaN(side.at(i)) ? "nothing" : side.text().apply(i);
  }

  /** The values of an indicator over a chart. */
  void indicator(String symbol, long interval, String name, Chart chart, double[] values) {
    bars(
        key -> key.interval == interval && key.symbol.equals(symbol) && key.name.equals(name),
        interval,
        chart,
        i -> name + " " + (Double.isNaN(values[i]) ? "not ready" : Numbers.print(values[i])));
  }

  /** The bars of a chart around each point that is meant, with what there is to say of each. */
  private void bars(
      Predicate<PointKey> meant, long interval, Chart chart, IntFunction<String> says) {
    points.forEach(
        (key, story) -> {
          if (meant.test(key)) {
            for (int i : around(chart, interval, key.ts)) {
              story.add(
                  "bar to %s: close %s, %s"
                      .formatted(
                          Numbers.time(chart.bar(i).start() + interval),
                          Numbers.print(chart.bar(i).closePrice()),
                          says.apply(i)));
            }
          }
        });
  }

  /** The bars that end around a moment. */
  private static int[] around(Chart chart, long interval, long ts) {
    int at = 0;
    while (at < chart.length() && chart.bar(at).start() + interval < ts) {
      at++;
    }
    int from = Math.max(0, at - BARS_AROUND);
    int to = Math.min(chart.length(), at + 2);
    return IntStream.range(from, to).toArray();
  }
}
