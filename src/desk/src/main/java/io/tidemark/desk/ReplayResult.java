package io.tidemark.desk;

import java.util.List;
import java.util.Map;

/**
 * What a replay did.
 *
 * @param counts what became of the records
 * @param rows rows of each output file, in the order of the contract
 * @param unlisted symbols that took the defaults, sorted
 * @param crossovers the newest crossovers of each symbol, as many as were asked for
 * @param wallNanos time from the start of the replay to the end of the merge
 * @param cpuNanos CPU time of this process in that time
 */
record ReplayResult(
    Counts counts,
    Map<String, Long> rows,
    List<String> unlisted,
    Map<String, List<Map<String, String>>> crossovers,
    long wallNanos,
    long cpuNanos) {

  private static final double NANOS = 1e9;

  /** Wall clock seconds, to the millisecond. */
  double wallSeconds() {
    return seconds(wallNanos);
  }

  /** CPU seconds, to the millisecond. */
  double cpuSeconds() {
    return seconds(cpuNanos);
  }

  /** Input records per wall clock second. */
  long recordsPerSecond() {
    return Math.round(counts.read() / Math.max(wallNanos / NANOS, 1e-3));
  }

  private static double seconds(long nanos) {
    return Math.round(nanos / 1e6) / 1e3;
  }
}
