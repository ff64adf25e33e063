package io.tidemark.datagen.oracle;

import java.math.BigDecimal;

/**
 * A position on the marks of a cut.
 *
 * @param mark null when there is none that values: then status is MISSING
 * @param unrealized null when an open position has no mark
 * @param exposure signed; the cost where there is no mark
 */
record PositionView(Mark mark, String status, BigDecimal unrealized, BigDecimal exposure) {

  /**
   * What a position is worth; null if it is open and there is no mark. At a cut no more need be
   * known of it, and there are millions of positions times cuts.
   */
  static BigDecimal value(Position position, SymbolMarks marks) {
    Instrument instrument = position.instrument;
    BigDecimal quantity = position.now.quantity;
    if (quantity.signum() == 0) {
      return BigDecimal.ZERO;
    }
    Mark mark = marks.of(quantity);
    boolean without = mark == null || (instrument.inverse() && mark.price().signum() <= 0);
    return without ? null : instrument.value(quantity, mark.price());
  }

  static PositionView of(Position position, Market market, long cut) {
    Instrument instrument = position.instrument;
    Mark mark = market.marks(instrument.symbol()).of(position.now.quantity);
    // An inverse contract has no value at a price of zero or less
    if (mark != null && instrument.inverse() && mark.price().signum() <= 0) {
      mark = null;
    }
    String status = mark == null ? "MISSING" : mark.status(cut);
    if (!position.now.open()) {
      return new PositionView(mark, status, BigDecimal.ZERO, BigDecimal.ZERO);
    }
    if (mark == null) {
      return new PositionView(null, status, null, position.now.cost);
    }
    BigDecimal value = instrument.value(position.now.quantity, mark.price());
    return new PositionView(mark, status, instrument.gain(value, position.now.cost), value);
  }

  /** What the position adds to its account in its currency. */
  Terms terms(Position position) {
    Terms terms = new Terms();
    terms.realized = position.now.realized;
    terms.unrealized = unrealized == null ? BigDecimal.ZERO : unrealized;
    terms.gross = exposure.abs();
    terms.net = exposure;
    return terms;
  }
}
