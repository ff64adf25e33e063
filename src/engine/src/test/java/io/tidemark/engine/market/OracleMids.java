package io.tidemark.engine.market;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Values of the mids so far, from all of them. */
final class OracleMids {
  private static final int STRETCHES = 64;

  /** Time and price; a time is not before that of the mid before. */
  private final List<Mid> mids = new ArrayList<>();

  private record Mid(long ts, double price) {}

  void add(long ts, BigDecimal price) {
    long newest = mids.isEmpty() ? ts : mids.get(mids.size() - 1).ts;
    mids.add(new Mid(Math.max(ts, newest), price.doubleValue()));
  }

  int count() {
    return mids.size();
  }

  /** The value of a name such as mid_roc_5s when so many mids have come; null if there is none. */
  OracleStudies.Made of(String name, int count) {
    int split = name.lastIndexOf('_');
    String kind = name.substring(0, split);
    String length = name.substring(split + 1);
    List<Mid> seen = mids.subList(0, count);
    if (length.endsWith("t")) {
      int back = Integer.parseInt(length.substring(0, length.length() - 1));
      if (seen.size() <= back) {
        return null;
      }
      List<Mid> window = seen.subList(seen.size() - 1 - back, seen.size());
      return kind.equals("realized_vol") ? volatility(window) : moved(kind, window);
    }
    if (seen.isEmpty()) {
      return null;
    }
    long stretch =
        io.tidemark.engine.num.Intervals.parse(length) / STRETCHES
            + (io.tidemark.engine.num.Intervals.parse(length) % STRETCHES == 0 ? 0 : 1);
    long now = OracleBars.start(seen.get(seen.size() - 1).ts, stretch);
    long from = now - STRETCHES * stretch;
    if (OracleBars.start(seen.get(0).ts, stretch) > from) {
      return null;
    }
    // The last mid that lies in the stretch where the time begins, or before it, and all since.
    int first = 0;
    while (first + 1 < seen.size() && seen.get(first + 1).ts < from + stretch) {
      first++;
    }
    List<Mid> window = seen.subList(first, seen.size());
    return kind.equals("realized_vol") ? volatility(window) : moved(kind, window);
  }

  private static OracleStudies.Made moved(String kind, List<Mid> window) {
    double then = window.get(0).price;
    double now = window.get(window.size() - 1).price;
    if (kind.equals("mid_momentum")) {
      return new OracleStudies.Made(now - then, Math.max(Math.abs(now), Math.abs(then)), true);
    }
    return then == 0
        ? null
        : new OracleStudies.Made(
            (now / then - 1) * 100, 100 + Math.abs(now / then * 100), now == then);
  }

  private static OracleStudies.Made volatility(List<Mid> window) {
    double sum = 0;
    for (int i = 1; i < window.size(); i++) {
      double before = window.get(i - 1).price;
      double price = window.get(i).price;
      double r = before > 0 && price > 0 ? StrictMath.log(price / before) : 0;
      sum += r * r;
    }
    double value = Math.sqrt(sum);
    return new OracleStudies.Made(value, value, sum == 0);
  }
}
