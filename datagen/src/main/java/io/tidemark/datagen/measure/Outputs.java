package io.tidemark.datagen.measure;

import io.tidemark.datagen.report.Distribution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The outputs that are timed. */
final class Outputs {
  static final String SIGNALS = "signals";
  static final String WINDOW_SIGNALS = "window_signals";
  static final String BARS = "bars";
  static final String POSITIONS = "positions";
  static final String ACCOUNTS = "accounts";
  static final String FILLS = "fills";
  static final String POSTGRES_ACCOUNTS = "postgres_accounts";
  static final String POSTGRES_SIGNALS = "postgres_signals";
  static final String HICCUPS = "hiccups";

  private final Map<String, LatencyMeter> meters = new LinkedHashMap<>();

  Outputs() {
    for (String name :
        List.of(
            SIGNALS,
            WINDOW_SIGNALS,
            BARS,
            POSITIONS,
            ACCOUNTS,
            FILLS,
            POSTGRES_ACCOUNTS,
            POSTGRES_SIGNALS,
            HICCUPS)) {
      meters.put(name, new LatencyMeter());
    }
  }

  /** The meter of an output. */
  LatencyMeter of(String name) {
    return meters.get(name);
  }

  /** All of them. */
  Map<String, LatencyMeter> all() {
    return meters;
  }

  void mark(long nowMicros) {
    meters.values().forEach(meter -> meter.mark(nowMicros));
  }

  void cut(long nowMicros) {
    meters.values().forEach(meter -> meter.cut(nowMicros));
  }

  /** Delays since the last mark, of those outputs that had any. */
  Map<String, Distribution> latency() {
    Map<String, Distribution> latency = new TreeMap<>();
    meters.forEach(
        (name, meter) -> {
          Distribution delays = meter.all();
          if (delays.count() > 0) {
            latency.put(name, delays);
          }
        });
    return latency;
  }

  /** Rows since the last mark, but for what is no row. */
  Map<String, Long> rows() {
    Map<String, Long> rows = new TreeMap<>();
    meters.forEach((name, meter) -> rows.put(name, meter.rows()));
    rows.remove(HICCUPS);
    return rows;
  }
}
