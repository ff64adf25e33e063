package io.tidemark.datagen.sim;

/**
 * The prices of a lane's symbols: each is its beginning times e to the power of its loads on the
 * common factors and of a walk of its own with jumps. The own walk is stepped exactly over the time
 * since the symbol's last event, however long.
 */
final class Prices {
  /** No price leaves the range of e to the power of ±2 times its beginning. */
  private static final double FARTHEST = 2;

  private static final double MICROS = 1e6;

  private final Listing[] listings;
  private final Factors factors;
  private final Rng rng;
  private final double[] own;
  private final double[] last;
  private final double[] nextJump;
  private final double[] deviation;
  private final double volatility;

  Prices(Listing[] listings, Factors factors, double volatility, double begin, Rng rng) {
    this.listings = listings;
    this.factors = factors;
    this.volatility = volatility;
    this.rng = rng;
    int n = listings.length;
    own = new double[n];
    last = new double[n];
    nextJump = new double[n];
    deviation = new double[n];
    for (int i = 0; i < n; i++) {
      Risk risk = listings[i].risk();
      deviation[i] = volatility * risk.own() / StrictMath.sqrt(Risk.YEAR_SECONDS * MICROS);
      last[i] = begin;
      nextJump[i] = begin + gap(risk);
    }
  }

  private double gap(Risk risk) {
    return rng.nextExponential() * Risk.DAY_SECONDS * MICROS / risk.jumps();
  }

  /** The price of a symbol at a time, which is not before the last one asked for. */
  double at(int symbol, double time) {
    factors.advance(time);
    Risk risk = listings[symbol].risk();
    double passed = time - last[symbol];
    if (passed > 0) {
      own[symbol] += deviation[symbol] * Math.sqrt(passed) * rng.nextGaussian();
      last[symbol] = time;
    }
    while (nextJump[symbol] <= time) {
      own[symbol] += volatility * risk.jumpSize() * rng.nextGaussian();
      nextJump[symbol] += gap(risk);
    }
    double exponent = own[symbol] + factors.of(risk);
    return listings[symbol].price()
        * StrictMath.exp(Math.max(-FARTHEST, Math.min(FARTHEST, exponent)));
  }
}
