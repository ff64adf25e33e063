package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The bars of one symbol, by start in microseconds. */
final class Bars {
  static final long INTERVAL = 300_000_000L;
  static final String INTERVAL_NAME = "5m";

  /** One window under construction. */
  static final class Bar {
    private BigDecimal open;
    private BigDecimal high;
    private BigDecimal low;
    private BigDecimal close;
    private BigDecimal volume = BigDecimal.ZERO;
    private BigDecimal turnover = BigDecimal.ZERO;
    private long openTs;
    private long closeTs;
    private long ticks;

    double close() {
      return close.doubleValue();
    }

    BigDecimal closePrice() {
      return close;
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

    private BigDecimal vwap() {
      return volume.signum() == 0 ? null : turnover.divide(volume, 8, RoundingMode.HALF_EVEN);
    }

    private List<String> row(String symbol, long start) {
      return List.of(
          symbol,
          INTERVAL_NAME,
          Numbers.time(start),
          Numbers.time(start + INTERVAL),
          Numbers.print(open),
          Numbers.print(high),
          Numbers.print(low),
          Numbers.print(close),
          Numbers.print(volume),
          Numbers.print(vwap()),
          String.valueOf(ticks));
    }
  }

  private final TreeMap<Long, Bar> byStart = new TreeMap<>();

  /** A null size adds no volume. */
  void add(long ts, BigDecimal price, BigDecimal size) {
    long start = Math.floorDiv(ts, INTERVAL) * INTERVAL;
    byStart.computeIfAbsent(start, s -> new Bar()).add(ts, price, size);
  }

  /** The bars in order of time. */
  Map<Long, Bar> all() {
    return byStart;
  }

  void rows(String symbol, List<List<String>> out) {
    byStart.forEach((start, bar) -> out.add(bar.row(symbol, start)));
  }
}
