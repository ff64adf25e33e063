package io.tidemark.datagen.oracle;

/**
 * Settings of a recomputation; all others are the defaults.
 *
 * @param outOfOrderness {@code watermark.out-of-orderness}, microseconds
 * @param correctionWindow {@code trades.correction-window}, microseconds
 * @param retiring whether flat positions past the window leave the books, as in a live run; in a
 *     replay they stay listed
 * @param market what becomes of ticks
 */
public record NaiveOptions(
    long outOfOrderness, long correctionWindow, boolean retiring, MarketOptions market) {

  /** With the market's defaults. */
  public NaiveOptions(long outOfOrderness, long correctionWindow, boolean retiring) {
    this(outOfOrderness, correctionWindow, retiring, MarketOptions.standard());
  }

  /** Of a replay with default settings. */
  public static NaiveOptions replay() {
    return new NaiveOptions(NaiveReplay.OUT_OF_ORDERNESS, 7 * Spans.DAY, false);
  }

  /** Of a live run with default settings. */
  public static NaiveOptions live() {
    return new NaiveOptions(NaiveReplay.OUT_OF_ORDERNESS, 7 * Spans.DAY, true);
  }

  /** The same with another bound of disorder, microseconds. */
  public NaiveOptions outOfOrderness(long micros) {
    return new NaiveOptions(micros, correctionWindow, retiring, market);
  }

  /** The same with another window, microseconds. */
  public NaiveOptions correctionWindow(long micros) {
    return new NaiveOptions(outOfOrderness, micros, retiring, market);
  }

  /** The same with other settings of the market. */
  public NaiveOptions market(MarketOptions other) {
    return new NaiveOptions(outOfOrderness, correctionWindow, retiring, other);
  }
}
