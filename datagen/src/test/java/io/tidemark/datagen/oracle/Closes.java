package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Bars written by hand: a second each. */
final class Closes {
  private Closes() {}

  /** Bars of one price each, with a volume of 1. */
  static List<Bars.Bar> of(double... closes) {
    Bars bars = new Bars(Spans.SECOND);
    for (int i = 0; i < closes.length; i++) {
      bars.add(i * Spans.SECOND, BigDecimal.valueOf(closes[i]), BigDecimal.ONE);
    }
    return bars.all();
  }

  /** Each bar is {@code open high low close volume}; all of its volume is at the close. */
  static List<Bars.Bar> candles(String... candles) {
    Bars bars = new Bars(Spans.SECOND);
    for (int i = 0; i < candles.length; i++) {
      String[] part = candles[i].split(" ", -1);
      for (int j = 0; j < 4; j++) {
        BigDecimal size = j == 3 ? new BigDecimal(part[4]) : null;
        bars.add(i * Spans.SECOND + j, new BigDecimal(part[j]), size);
      }
    }
    return bars.all();
  }

  /** So many closes of one price, then others. */
  static double[] flat(int count, double price, double... then) {
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(price);
    }
    for (double one : then) {
      all.add(one);
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
