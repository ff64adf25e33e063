package io.tidemark.datagen.oracle;

import java.math.BigDecimal;

/**
 * What the positions of an account in one currency are worth together, carried from cut to cut. All
 * sums are exact, so taking a position out and putting it back leaves nothing behind.
 */
final class Held {
  static final Held NOTHING = new Held();

  /**
   * What one position counts for.
   *
   * @param exposure signed; the cost where there is no mark
   */
  record Part(BigDecimal realized, BigDecimal cost, BigDecimal exposure) {
    static final Part NONE = new Part(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  private BigDecimal realized = BigDecimal.ZERO;
  private BigDecimal gross = BigDecimal.ZERO;

  /** Signed, of linear contracts and of inverse ones. */
  private BigDecimal linear = BigDecimal.ZERO;

  private BigDecimal inverse = BigDecimal.ZERO;
  private BigDecimal linearCost = BigDecimal.ZERO;
  private BigDecimal inverseCost = BigDecimal.ZERO;

  /** Takes out what a position was and puts in what it is now. */
  void replace(boolean ofInverse, Part was, Part now) {
    realized = replace(realized, was.realized, now.realized);
    gross = replace(gross, was.exposure.abs(), now.exposure.abs());
    if (ofInverse) {
      inverse = replace(inverse, was.exposure, now.exposure);
      inverseCost = replace(inverseCost, was.cost, now.cost);
    } else {
      linear = replace(linear, was.exposure, now.exposure);
      linearCost = replace(linearCost, was.cost, now.cost);
    }
  }

  private static BigDecimal replace(BigDecimal sum, BigDecimal was, BigDecimal now) {
    return was.compareTo(now) == 0 ? sum : sum.subtract(was).add(now);
  }

  BigDecimal realized() {
    return realized;
  }

  BigDecimal gross() {
    return gross;
  }

  BigDecimal net() {
    return linear.add(inverse);
  }

  /** The gains of all, as {@link Instrument#gain} has that of one. */
  BigDecimal unrealized() {
    return linear.subtract(linearCost).add(inverseCost.subtract(inverse));
  }

  /** The same figures in another form. */
  Terms terms() {
    Terms terms = new Terms();
    terms.realized = realized;
    terms.unrealized = unrealized();
    terms.gross = gross;
    terms.net = net();
    return terms;
  }
}
