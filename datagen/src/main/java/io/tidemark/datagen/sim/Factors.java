package io.tidemark.datagen.sim;

/**
 * The common factors that prices follow: one of the market, one of a region, one of each sector.
 * They step on a grid of stream time, and each has random numbers of its own, so that every lane
 * sees the same ones. The market jumps, too.
 */
final class Factors {
  /** Length of a step in microseconds. */
  static final double STEP = 250_000;

  /** Jumps of the market in a trading day, and their deviation. */
  static final double JUMPS = 0.5;

  static final double JUMP_SIZE = 0.005;
  private static final double MICROS = 1e6;

  private final double deviation;
  private final double jumpSize;
  private final double jumpGap;
  private final Rng[] rngs = new Rng[2 + Risk.SECTORS];
  private final double[] levels = new double[2 + Risk.SECTORS];
  private final Rng jumps;
  private double nextJump;
  private long steps;

  /**
   * At their beginning.
   *
   * @param begin the same for every lane
   */
  Factors(SimulatorOptions options, int region, double begin) {
    int regions = options.regions().size();
    for (int i = 0; i < rngs.length; i++) {
      int number = i == 0 ? 0 : i == 1 ? 1 + region : regions + i;
      rngs[i] = Rng.of(options.seed(), Rng.Purpose.FACTOR, number);
    }
    jumps = Rng.of(options.seed(), Rng.Purpose.FACTOR, -1);
    deviation = options.volatility() * StrictMath.sqrt(STEP / MICROS / Risk.YEAR_SECONDS);
    jumpSize = options.volatility() * JUMP_SIZE / Risk.MARKET;
    jumpGap = Risk.DAY_SECONDS * MICROS / JUMPS;
    steps = (long) Math.floor(begin / STEP);
    nextJump = begin + jumps.nextExponential() * jumpGap;
  }

  /** Goes on to a time. */
  void advance(double at) {
    while ((steps + 1) * STEP <= at) {
      steps++;
      for (int i = 0; i < rngs.length; i++) {
        levels[i] += deviation * rngs[i].nextGaussian();
      }
      while (nextJump <= steps * STEP) {
        levels[0] += jumpSize * jumps.nextGaussian();
        nextJump += jumps.nextExponential() * jumpGap;
      }
    }
  }

  /** What the factors make of a price, as a logarithm. */
  double of(Risk risk) {
    return risk.market() * levels[0]
        + risk.region() * levels[1]
        + risk.sector() * levels[2 + risk.sectorNumber()];
  }
}
