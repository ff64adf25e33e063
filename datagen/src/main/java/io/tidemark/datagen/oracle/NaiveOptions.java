package io.tidemark.datagen.oracle;

/**
 * Settings of a recomputation; all others are the defaults.
 *
 * @param outOfOrderness {@code watermark.out-of-orderness}, microseconds
 * @param correctionWindow {@code trades.correction-window}, microseconds
 * @param retiring whether flat positions past the window leave the books, as in a live run; in a
 *     replay they stay listed
 * @param market what becomes of ticks
 * @param shippedRules whether the rules were those that ship with the run; the signals of others
 *     are not recomputed
 */
public record NaiveOptions(
    long outOfOrderness,
    long correctionWindow,
    boolean retiring,
    MarketOptions market,
    boolean shippedRules) {

  /** With the market's defaults. */
  public NaiveOptions(long outOfOrderness, long correctionWindow, boolean retiring) {
    this(outOfOrderness, correctionWindow, retiring, MarketOptions.standard(), true);
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
    return new NaiveOptions(micros, correctionWindow, retiring, market, shippedRules);
  }

  /** The same with another window, microseconds. */
  public NaiveOptions correctionWindow(long micros) {
    return new NaiveOptions(outOfOrderness, micros, retiring, market, shippedRules);
  }

  /** The same with other settings of the market. */
  public NaiveOptions market(MarketOptions other) {
    return new NaiveOptions(outOfOrderness, correctionWindow, retiring, other, shippedRules);
  }

  /** The same, saying whether the rules were those that ship with the run. */
  public NaiveOptions shippedRules(boolean were) {
    return new NaiveOptions(outOfOrderness, correctionWindow, retiring, market, were);
  }
}
