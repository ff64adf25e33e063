package io.tidemark.datagen.sim;

import io.tidemark.wire.AssetClass;
import io.tidemark.wire.ContractKind;
import io.tidemark.wire.Instrument;

/**
 * A symbol, and how it trades.
 *
 * @param multiplier in units of 1e-4
 * @param tickSize smallest step of its price, in units of 1e-8
 * @param price where its price begins
 * @param volatility standard deviation of one step of its own walk, relative
 * @param beta how it follows the market
 * @param spread widest spread of a venue, in tick sizes
 * @param lot step of its sizes, in units of 1e-8
 * @param lots most lots of one trade
 */
record Listing(
    String symbol,
    AssetClass assetClass,
    String currency,
    long multiplier,
    ContractKind kind,
    long tickSize,
    double price,
    double volatility,
    double beta,
    int spread,
    long lot,
    int lots) {

  static final long UNIT = 100_000_000L;
  private static final double MULTIPLIER_UNIT = 10_000;

  Instrument row() {
    return new Instrument(symbol, assetClass, currency, multiplier, kind);
  }

  boolean inverse() {
    return kind == ContractKind.INVERSE;
  }

  /** Roughly what a quantity at a price is worth in its currency; for fees, which may be rough. */
  double value(long quantity, long price8) {
    double size = (double) quantity / UNIT * multiplier / MULTIPLIER_UNIT;
    double price = (double) price8 / UNIT;
    return inverse() ? size / price : size * price;
  }
}
