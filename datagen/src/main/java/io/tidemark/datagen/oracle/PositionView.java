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
