package io.tidemark.datagen.sim;

/**
 * How unlike the symbols are in activity: what share of all ticks each rank has. With the {@code
 * ZIPF} family the rank r (from 1) weighs 1 ÷ r^exponent; {@code MEASURED} is a real market's week.
 *
 * @param family which curve
 * @param exponent of {@code ZIPF}, 0 (all alike) to 3; of {@code MEASURED} it is 0 and unused
 */
public record Skew(Family family, double exponent) {
  /** The curves there are. */
  public enum Family {
    ZIPF,
    MEASURED
  }

  private static final double STEEPEST = 3;

  /**
   * Checks the exponent.
   *
   * @throws IllegalArgumentException one line, if it is out of range
   */
  public Skew {
    Checks.present("skew", family);
    Checks.between("zipf", exponent, 0, STEEPEST);
  }

  /** Shares as 1 ÷ rank^exponent. */
  public static Skew zipf(double exponent) {
    return new Skew(Family.ZIPF, exponent);
  }

  /** Shares as counted over the 5,504 symbols of a week in 2021 (DEBS 2022 Grand Challenge). */
  public static Skew measured() {
    return new Skew(Family.MEASURED, 0);
  }

  /** The share of each of so many ranks, the largest first; they sum to 1. */
  double[] shares(int ranks) {
    double[] shares = new double[ranks];
    double sum = 0;
    for (int r = 0; r < ranks; r++) {
      shares[r] =
          family == Family.ZIPF
              ? StrictMath.pow(r + 1.0, -exponent)
              : MeasuredSkew.weight(r + 1, ranks);
      sum += shares[r];
    }
    for (int r = 0; r < ranks; r++) {
      shares[r] /= sum;
    }
    return shares;
  }
}
