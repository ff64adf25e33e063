package io.tidemark.datagen.sim;

/** A curve through the events per symbol of a real market; its parameters were fitted. */
final class MeasuredSkew {
  /** Symbols that the curve was fitted to. */
  static final int SYMBOLS = 5_504;

  private MeasuredSkew() {}

  /**
   * The weight of a rank; weights do not sum to anything in particular.
   *
   * @param rank from 1
   * @param ranks how many there are; with more than {@link #SYMBOLS} the curve is stretched
   */
  static double weight(int rank, int ranks) {
    double r = ranks <= SYMBOLS ? rank : (double) rank * SYMBOLS / ranks;
    return StrictMath.pow(r + 10, -1.3);
  }
}
