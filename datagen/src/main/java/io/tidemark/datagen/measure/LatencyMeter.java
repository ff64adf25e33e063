package io.tidemark.datagen.measure;

import io.tidemark.datagen.report.Distribution;
import org.HdrHistogram.Histogram;

/** The rows and the delays of one output. Thread-safe. */
final class LatencyMeter {
  private static final int DIGITS = 3;

  private Histogram all = new Histogram(DIGITS);
  private Histogram second = new Histogram(DIGITS);
  private long from = Long.MIN_VALUE;
  private long to = Long.MAX_VALUE;
  private long rows;
  private long rowsOfSecond;

  /**
   * What came since it was last asked for.
   *
   * @param rows all of them
   * @param delays of those that have one, whenever they were due
   */
  record Second(long rows, Distribution delays) {}

  /** Counts a row. */
  synchronized void row() {
    rows++;
    rowsOfSecond++;
  }

  /**
   * Adds the delay of a row.
   *
   * @param due when its input was due to leave, µs since the epoch
   * @param seen when the row was there, µs since the epoch
   */
  synchronized void delay(long due, long seen) {
    // A clock may be set back between the two.
    long micros = Math.max(0, seen - due);
    second.recordValue(micros);
    if (due >= from && due < to) {
      all.recordValue(micros);
    }
  }

  /** Adds a pause, and those that would have been seen within it if one looked every so often. */
  synchronized void pause(long micros, long everyMicros) {
    rowsOfSecond++;
    rows++;
    second.recordValueWithExpectedInterval(micros, everyMicros);
    all.recordValueWithExpectedInterval(micros, everyMicros);
  }

  /** Forgets all; delays that begin before a moment no longer count. */
  synchronized void mark(long nowMicros) {
    from = nowMicros;
    to = Long.MAX_VALUE;
    rows = 0;
    all = new Histogram(DIGITS);
  }

  /** Until the next mark, delays that begin from a moment on do not count. */
  synchronized void cut(long nowMicros) {
    to = nowMicros;
  }

  /** The rows since the last mark. */
  synchronized long rows() {
    return rows;
  }

  /** The delays since the last mark. */
  synchronized Distribution all() {
    return Distribution.ofMicros(all);
  }

  /** What came since this was last called. */
  synchronized Second second() {
    Second result = new Second(rowsOfSecond, Distribution.ofMicros(second));
    rowsOfSecond = 0;
    second.reset();
    return result;
  }
}
