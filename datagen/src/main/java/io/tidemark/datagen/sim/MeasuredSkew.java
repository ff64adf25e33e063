package io.tidemark.datagen.sim;

/**
 * A curve through the events per symbol of a real market's week: a law of Zipf and Mandelbrot that
 * is cut off, and a shelf of symbols that are quoted at a like pace whether or not they trade. The
 * parameters were fitted by least squares of the logarithms and of the cumulated shares.
 */
final class MeasuredSkew {
  /** Symbols that the curve was fitted to. */
  static final int SYMBOLS = 5_502;

  private static final double OFFSET = 16.92;
  private static final double EXPONENT = 1.2333;
  private static final double CUT_OFF = 706;
  private static final double CUT_STEEPNESS = 0.9306;
  private static final double SHELF = 5.655e-5;
  private static final double SHELF_END = 3_636;
  private static final double SHELF_STEEPNESS = 5.174;

  private MeasuredSkew() {}

  /**
   * The weight of a rank; weights do not sum to anything in particular.
   *
   * @param rank from 1
   * @param ranks how many there are; with more than {@link #SYMBOLS} the curve is stretched
   */
  static double weight(int rank, int ranks) {
    double r = ranks <= SYMBOLS ? rank : (double) rank * SYMBOLS / ranks;
    double law = StrictMath.pow(r + OFFSET, -EXPONENT) * cut(r, CUT_OFF, CUT_STEEPNESS);
    return law + SHELF * cut(r, SHELF_END, SHELF_STEEPNESS);
  }

  private static double cut(double r, double at, double steepness) {
    return StrictMath.exp(-StrictMath.pow(r / at, steepness));
  }
}
