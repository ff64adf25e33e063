package io.tidemark.datagen.sim;

import io.tidemark.wire.AssetClass;

/**
 * How a price moves: the logarithm's loads on common factors of unit deviation, its own walk, and
 * its own jumps. Volatilities are relative and for a year of trading.
 *
 * @param market load on the one market factor
 * @param region load on the factor of its region
 * @param sector load on the factor of its sector
 * @param own deviation of its own walk
 * @param jumps of its own in a trading day, on average
 * @param jumpSize deviation of a jump
 * @param sectorNumber from 0 to below {@link #SECTORS}
 */
record Risk(
    double market,
    double region,
    double sector,
    double own,
    double jumps,
    double jumpSize,
    int sectorNumber) {
  static final int SECTORS = 8;

  /** Seconds of trading in a day of 6.5 hours, and in a year of 252 such days. */
  static final double DAY_SECONDS = 23_400;

  static final double YEAR_SECONDS = 252 * DAY_SECONDS;

  /** Deviation of the market factor over a year. */
  static final double MARKET = 0.16;

  static Risk equity(Rng rng) {
    double beta = 0.6 + 0.8 * rng.nextDouble();
    double own = 0.15 + 0.2 * rng.nextDouble();
    return new Risk(beta * MARKET, 0.08, 0.1, own, 2, 0.004, rng.nextInt(SECTORS));
  }

  /** Of what is no equity, with a load on the market factor in parts of the market's. */
  static Risk of(AssetClass assetClass, double beta) {
    double market = beta * MARKET;
    return switch (assetClass) {
      case FX -> new Risk(market, 0, 0, 0.07, 0.5, 0.001, 0);
      case CRYPTO -> new Risk(market, 0, 0, 0.5, 4, 0.006, 0);
      case FUTURE, CFD -> new Risk(market, 0.02, 0, 0.06, 0.5, 0.002, 0);
      case INDEX, EQUITY -> new Risk(market, 0.03, 0, 0.03, 0.2, 0.002, 0);
    };
  }

  /** Variance of the logarithm over a second, jumps of its own included. */
  double variancePerSecond() {
    double walk = market * market + region * region + sector * sector + own * own;
    return walk / YEAR_SECONDS + jumps / DAY_SECONDS * jumpSize * jumpSize;
  }
}
