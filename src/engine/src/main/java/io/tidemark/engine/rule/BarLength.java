package io.tidemark.engine.rule;

import io.tidemark.engine.num.Intervals;
import io.tidemark.engine.num.Times;

/** The length of bars as it is written in names and rules. */
public final class BarLength {
  private static final long MILLISECOND = 1_000;

  private BarLength() {}

  /**
   * Reads a length such as {@code 5m}.
   *
   * @return µs, whole milliseconds up to a day
   * @throws IllegalArgumentException if it is anything else
   */
  public static long parse(String text) {
    long micros = Intervals.parse(text);
    if (micros % MILLISECOND != 0 || micros > Times.DAY) {
      throw new IllegalArgumentException(
          text + " is no length of bars; whole milliseconds up to 1d are accepted");
    }
    return micros;
  }
}
