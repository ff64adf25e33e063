package io.tidemark.datagen.sim;

import java.util.List;
import java.util.Random;

/**
 * Prices that move together: each is its beginning times e to the power of its part of one market
 * factor and a walk of its own. Both are drawn back a little, so that no price runs away.
 */
final class Prices {
  private static final double MARKET_VOLATILITY = 5e-6;
  private static final double RETURN = 1e-6;
  private static final double FARTHEST = 2;

  private final List<Listing> listings;
  private final double[] own;
  private final Random random;
  private double market;

  Prices(List<Listing> listings, Random random) {
    this.listings = listings;
    this.random = random;
    own = new double[listings.size()];
  }

  /** Moves the market and one symbol by a step; the symbol's price after it. */
  double step(int symbol) {
    Listing listing = listings.get(symbol);
    market = market * (1 - RETURN) + MARKET_VOLATILITY * random.nextGaussian();
    own[symbol] = own[symbol] * (1 - RETURN) + listing.volatility() * random.nextGaussian();
    double exponent = listing.beta() * market + own[symbol];
    return listing.price() * StrictMath.exp(Math.max(-FARTHEST, Math.min(FARTHEST, exponent)));
  }
}
