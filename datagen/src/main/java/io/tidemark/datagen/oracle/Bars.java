package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.TreeMap;

/** The bars of one symbol and one length that are not done, by start in microseconds. */
final class Bars {
  /** One window under construction. */
  static final class Bar {
    private final long start;
    private BigDecimal open;
    private BigDecimal high;
    private BigDecimal low;
    private BigDecimal close;
    private BigDecimal volume = BigDecimal.ZERO;
    private BigDecimal turnover = BigDecimal.ZERO;
    private long openTs;
    private long closeTs;
    private long ticks;

    Bar(long start) {
      this.start = start;
    }

    /** Microseconds. */
    long start() {
      return start;
    }

    double close() {
      return close.doubleValue();
    }

    BigDecimal closePrice() {
      return close;
    }

    BigDecimal high() {
      return high;
    }

    BigDecimal low() {
      return low;
    }

    BigDecimal volume() {
      return volume;
    }

    long ticks() {
      return ticks;
    }

    /** Price × size of all that had a size. */
    BigDecimal turnover() {
      return turnover;
    }

    private void add(long ts, BigDecimal price, BigDecimal size) {
      if (ticks == 0 || ts < openTs) {
        open = price;
        openTs = ts;
      }
      if (ticks == 0 || ts >= closeTs) {
        close = price;
        closeTs = ts;
      }
      high = ticks == 0 ? price : high.max(price);
      low = ticks == 0 ? price : low.min(price);
      if (size != null) {
        volume = volume.add(size);
        turnover = turnover.add(price.multiply(size));
      }
      ticks++;
    }

    /** Its figures for indicators, as texts that read back the same. */
    List<String> packed() {
      return List.of(
          String.valueOf(start),
          high.toString(),
          low.toString(),
          close.toString(),
          volume.toString(),
          turnover.toString());
    }

    /** A bar of such figures; what indicators do not read is missing. */
    static Bar unpacked(List<String> figures) {
      Bar bar = new Bar(Long.parseLong(figures.get(0)));
      bar.high = new BigDecimal(figures.get(1));
      bar.low = new BigDecimal(figures.get(2));
      bar.close = new BigDecimal(figures.get(3));
      bar.volume = new BigDecimal(figures.get(4));
      bar.turnover = new BigDecimal(figures.get(5));
      return bar;
    }

    private BigDecimal vwap() {
      return volume.signum() == 0 ? null : turnover.divide(volume, 8, RoundingMode.HALF_EVEN);
    }

    /** As the file of bars has it. */
    List<String> row(String symbol, long interval) {
      return List.of(
          symbol,
          Spans.print(interval),
          Numbers.time(start),
          Numbers.time(start + interval),
          Numbers.print(open),
          Numbers.print(high),
          Numbers.print(low),
          Numbers.print(close),
          Numbers.print(volume),
          Numbers.print(vwap()),
          String.valueOf(ticks));
    }
  }

  private final long interval;
  private final TreeMap<Long, Bar> byStart = new TreeMap<>();

  /** {@code interval}: the length of each bar, microseconds. */
  Bars(long interval) {
    this.interval = interval;
  }

  /** The length of each, microseconds. */
  long interval() {
    return interval;
  }

  /** A null size adds no volume; the bar, to which this was the first tick if it has but one. */
  Bar add(long ts, BigDecimal price, BigDecimal size) {
    long start = Math.floorDiv(ts, interval) * interval;
    Bar bar = byStart.computeIfAbsent(start, Bar::new);
    bar.add(ts, price, size);
    return bar;
  }

  /** Lets go of a bar that no tick will change any more. */
  void done(Bar bar) {
    byStart.remove(bar.start);
  }

  /** The bars in order of time. */
  List<Bar> all() {
    return List.copyOf(byStart.values());
  }
}
