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
 * @param spread widest spread of a venue, in tick sizes
 * @param lot step of its sizes, in units of 1e-8
 * @param lots most lots of one trade
 * @param region number of the region whose hours it has
 */
record Listing(
    String symbol,
    AssetClass assetClass,
    String currency,
    long multiplier,
    ContractKind kind,
    long tickSize,
    double price,
    Risk risk,
    int spread,
    long lot,
    int lots,
    int region) {

  static final long UNIT = 100_000_000L;
  private static final double MULTIPLIER_UNIT = 10_000;

  Instrument row() {
    return new Instrument(symbol, assetClass, currency, multiplier, kind);
  }

  boolean inverse() {
    return kind == ContractKind.INVERSE;
  }

  /** Whether it trades at all hours. */
  boolean alwaysOpen() {
    return assetClass == AssetClass.FX || assetClass == AssetClass.CRYPTO;
  }

  Listing in(int otherRegion) {
    return new Listing(
        symbol,
        assetClass,
        currency,
        multiplier,
        kind,
        tickSize,
        price,
        risk,
        spread,
        lot,
        lots,
        otherRegion);
  }

  /** Roughly what a quantity at a price is worth in its currency; for fees, which may be rough. */
  double value(long quantity, long price8) {
    double size = (double) quantity / UNIT * multiplier / MULTIPLIER_UNIT;
    double at = (double) price8 / UNIT;
    return inverse() ? size / at : size * at;
  }
}
