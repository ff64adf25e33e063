package io.tidemark.datagen.oracle;

/**
 * Settings of a recomputation; all others are the defaults.
 *
 * @param outOfOrderness {@code watermark.out-of-orderness}, microseconds
 * @param correctionWindow {@code trades.correction-window}, microseconds
 * @param retiring whether flat positions past the window leave the books, as in a live run; in a
 *     replay they stay listed
 */
public record NaiveOptions(long outOfOrderness, long correctionWindow, boolean retiring) {
  private static final long WEEK = 7L * 24 * 3600 * 1_000_000L;

  /** Of a replay with default settings. */
  public static NaiveOptions replay() {
    return new NaiveOptions(NaiveReplay.OUT_OF_ORDERNESS, WEEK, false);
  }

  /** Of a live run with default settings. */
  public static NaiveOptions live() {
    return new NaiveOptions(NaiveReplay.OUT_OF_ORDERNESS, WEEK, true);
  }

  /** The same with another bound of disorder, microseconds. */
  public NaiveOptions outOfOrderness(long micros) {
    return new NaiveOptions(micros, correctionWindow, retiring);
  }

  /** The same with another window, microseconds. */
  public NaiveOptions correctionWindow(long micros) {
    return new NaiveOptions(outOfOrderness, micros, retiring);
  }
}
