package io.tidemark.job.flow;

import io.tidemark.engine.ref.Instrument;

/**
 * What a record of the instruments says of a symbol.
 *
 * @param symbol the symbol
 * @param row its row; null deletes the one that it has
 */
public record InstrumentChange(String symbol, Instrument row) {
  /** A symbol's row. */
  public static InstrumentChange of(Instrument row) {
    return new InstrumentChange(row.symbol(), row);
  }

  /** The end of a symbol's row: what comes later takes the defaults, until it has a row again. */
  public static InstrumentChange deleted(String symbol) {
    return new InstrumentChange(symbol, null);
  }
}
