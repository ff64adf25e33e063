package io.tidemark.engine.market;

import io.tidemark.engine.num.Money;

/**
 * One closed time window of a symbol.
 *
 * @param symbol the symbol
 * @param interval length of the window, µs
 * @param start first instant of the window, µs, a multiple of the interval since 1970
 * @param open first price by event time, 1e-8 (the earlier arrival on a tie)
 * @param high highest price, 1e-8
 * @param low lowest price, 1e-8
 * @param close last price by event time, 1e-8 (the later arrival on a tie)
 * @param volume sum of the known sizes, 1e-8; 0 for bars from mids
 * @param vwap Σ price × size ÷ Σ size, null where the volume is 0
 * @param ticks number of prices in the window
 */
public record Bar(
    String symbol,
    long interval,
    long start,
    long open,
    long high,
    long low,
    long close,
    Money volume,
    Money vwap,
    long ticks) {

  /** End of the window, exclusive, µs. */
  public long end() {
    return start + interval;
  }
}
