package io.tidemark.datagen.report;

import org.HdrHistogram.Histogram;

/**
 * How some times were spread, in milliseconds.
 *
 * @param count how many there were
 */
public record Distribution(
    long count,
    double mean,
    double p50,
    double p90,
    double p95,
    double p99,
    double p99_9,
    double max) {
  private static final double MICROS_PER_MILLI = 1_000;

  /** What a histogram of microseconds holds. */
  public static Distribution ofMicros(Histogram micros) {
    return new Distribution(
        micros.getTotalCount(),
        micros.getTotalCount() == 0 ? 0 : micros.getMean() / MICROS_PER_MILLI,
        at(micros, 50),
        at(micros, 90),
        at(micros, 95),
        at(micros, 99),
        at(micros, 99.9),
        micros.getMaxValue() / MICROS_PER_MILLI);
  }

  private static double at(Histogram micros, double percentile) {
    return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }
}
