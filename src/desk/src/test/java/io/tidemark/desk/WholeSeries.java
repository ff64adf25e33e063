package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The bars, averages and crossovers of DEBS 2022 files, worked out in the plainest way: all ticks
 * of a symbol in one list, sorted; all its windows one after the other. It shares no code with what
 * it checks. Averages are doubles as in the definition that Tidemark follows, and beside them
 * decimals of 50 digits as in the challenge's, which must come to the same.
 */
final class WholeSeries {
  private static final long WINDOW = 300_000;
  private static final MathContext DIGITS = new MathContext(50);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MM-uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withResolverStyle(ResolverStyle.STRICT);

  /** A row with its sort key: time, symbol, and what tells rows of these two apart. */
  record Row(Instant ts, String symbol, String more, String text) {
    static final Comparator<Row> ORDER =
        Comparator.comparing(Row::ts).thenComparing(Row::symbol).thenComparing(Row::more);
  }

  private record Tick(long millis, BigDecimal price) {}

  final List<Row> bars = new ArrayList<>();
  final List<Row> indicators = new ArrayList<>();
  final List<Row> signals = new ArrayList<>();
  final TreeMap<String, Long> skipped = new TreeMap<>();
  long rows;
  long used;

  private final TreeMap<String, List<Tick>> series = new TreeMap<>();

  static WholeSeries of(List<Path> files) throws IOException {
    WholeSeries all = new WholeSeries();
    for (Path file : files) {
      boolean header = true;
      for (String line : Files.readAllLines(file)) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          if (!header) {
            all.add(line);
          }
          header = false;
        }
      }
    }
    all.series.forEach(all::work);
    for (List<Row> list : List.of(all.bars, all.indicators, all.signals)) {
      list.sort(Row.ORDER);
    }
    return all;
  }

  private void add(String line) {
    rows++;
    String[] f = line.split(",", -1);
    if (f.length < 27) {
      skip("MALFORMED");
    } else if (f[21].isEmpty()) {
      skip("NO_PRICE");
    } else if (!f[21].matches("[0-9]+([.][0-9]{0,8})?")) {
      skip("BAD_NUMBER");
    } else if (new BigDecimal(f[21]).signum() == 0) {
      skip("ZERO_PRICE");
    } else {
      try {
        LocalDate date = LocalDate.parse(f[26].isEmpty() ? f[2] : f[26], DATE);
        LocalTime time = LocalTime.parse(f[23].isEmpty() ? f[3] : f[23], TIME);
        long millis = date.atTime(time).toInstant(ZoneOffset.UTC).toEpochMilli();
        Tick tick = new Tick(millis, new BigDecimal(f[21]));
        series.computeIfAbsent(f[0], id -> new ArrayList<>()).add(tick);
        used++;
      } catch (DateTimeException e) {
        skip("BAD_TIME");
      }
    }
  }

  private void skip(String reason) {
    skipped.merge(reason, 1L, Long::sum);
  }

  private void work(String symbol, List<Tick> ticks) {
    TreeMap<Long, List<Tick>> windows = new TreeMap<>();
    ticks.stream()
        .sorted(Comparator.comparingLong(Tick::millis)) // stable: arrival decides a tie
        .forEach(
            tick ->
                windows
                    .computeIfAbsent(tick.millis / WINDOW, window -> new ArrayList<>())
                    .add(tick));
    double fast = 0;
    double slow = 0;
    BigDecimal exactFast = BigDecimal.ZERO;
    BigDecimal exactSlow = BigDecimal.ZERO;
    for (var window : windows.entrySet()) {
      Instant start = Instant.ofEpochMilli(window.getKey() * WINDOW);
      Instant end = start.plusMillis(WINDOW);
      List<Tick> in = window.getValue();
      BigDecimal close = in.get(in.size() - 1).price;
      bar(symbol, start, end, in, close);

      boolean wasNotAbove = fast <= slow;
      boolean wasNotBelow = fast >= slow;
      boolean exactlyNotAbove = exactFast.compareTo(exactSlow) <= 0;
      boolean exactlyNotBelow = exactFast.compareTo(exactSlow) >= 0;
      fast += (close.doubleValue() - fast) * (2.0 / 39);
      slow += (close.doubleValue() - slow) * (2.0 / 101);
      exactFast = next(exactFast, close, 38);
      exactSlow = next(exactSlow, close, 100);
      near(fast, exactFast);
      near(slow, exactSlow);
      indicator(end, symbol, "ema_38", fast);
      indicator(end, symbol, "ema_100", slow);

      boolean buy = fast > slow && wasNotAbove;
      boolean sell = fast < slow && wasNotBelow;
      assertThat(exactFast.compareTo(exactSlow) > 0 && exactlyNotAbove).as(symbol).isEqualTo(buy);
      assertThat(exactFast.compareTo(exactSlow) < 0 && exactlyNotBelow).as(symbol).isEqualTo(sell);
      if (buy || sell) {
        String text =
            String.join(
                ",",
                end.toString(),
                symbol,
                "EMA_CROSS",
                buy ? "BUY" : "SELL",
                plain(close),
                "",
                plain(fast),
                plain(slow),
                "EMA_CROSS");
        signals.add(new Row(end, symbol, "", text));
      }
    }
  }

  private void bar(String symbol, Instant start, Instant end, List<Tick> in, BigDecimal close) {
    List<BigDecimal> prices = in.stream().map(Tick::price).toList();
    String text =
        String.join(
            ",",
            symbol,
            "5m",
            start.toString(),
            end.toString(),
            plain(prices.get(0)),
            plain(prices.stream().max(Comparator.naturalOrder()).orElseThrow()),
            plain(prices.stream().min(Comparator.naturalOrder()).orElseThrow()),
            plain(close),
            "0",
            "",
            Integer.toString(in.size()));
    bars.add(new Row(start, symbol, "", text));
  }

  private void indicator(Instant end, String symbol, String name, double value) {
    String text = String.join(",", end.toString(), symbol, "5m", name, plain(value));
    indicators.add(new Row(end, symbol, name, text));
  }

  /** The challenge's own words: close × 2/(1+j) + before × (1 − 2/(1+j)). */
  private static BigDecimal next(BigDecimal before, BigDecimal close, int j) {
    BigDecimal weight = BigDecimal.valueOf(2).divide(BigDecimal.valueOf(1 + j), DIGITS);
    return close
        .multiply(weight, DIGITS)
        .add(before.multiply(BigDecimal.ONE.subtract(weight), DIGITS), DIGITS);
  }

  private static void near(double value, BigDecimal exact) {
    assertThat(Math.abs(value - exact.doubleValue())).isLessThan(1e-11 * exact.doubleValue());
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  /** The shortest decimal that reads back, which {@code Double.toString} gives from Java 19 on. */
  private static String plain(double value) {
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal shorter = new BigDecimal(value).round(new MathContext(digits));
      if (shorter.doubleValue() == value) {
        return plain(shorter);
      }
    }
    return plain(new BigDecimal(value).round(new MathContext(17)));
  }
}
