package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.Instrument;

/**
 * What a fill would do to a position; computed whole before anything changes.
 *
 * @param quantity the position's signed quantity after, 1e-8
 * @param cost its signed cost after
 * @param realized its realized P&L after, without fees
 * @param closed quantity closed, without sign, 1e-8
 * @param opened quantity opened, without sign, 1e-8
 * @param openedCost signed cost of what is opened
 * @param gain realized by what is closed, without fees
 * @param cashFlow what moves in cash, without the fee
 */
record FillEffect(
    long quantity,
    Money cost,
    Money realized,
    long closed,
    long opened,
    Money openedCost,
    Money gain,
    Money cashFlow) {

  /**
   * The effect of buying (positive) or selling (negative) a quantity at a price. The part against
   * the position relieves cost, oldest lot first or pro rata; the rest opens at the fill's price.
   *
   * @throws ArithmeticException if a figure does not fit
   */
  static FillEffect of(Position position, long signed, long price) {
    Instrument terms = position.terms;
    boolean against = position.quantity != 0 && (position.quantity < 0) != (signed < 0);
    long held = Math.abs(position.quantity);
    long closed = against ? Math.min(Math.abs(signed), held) : 0;
    long opened = Math.abs(signed) - closed;

    Money gain = Money.ZERO;
    Money cost = position.cost;
    if (closed > 0) {
      Money relieved = relieved(position, closed, held);
      long closedSigned = position.quantity < 0 ? -closed : closed;
      gain = Contract.gain(terms, relieved, Contract.value(terms, closedSigned, price));
      cost = cost.minus(relieved);
    }
    Money openedCost =
        opened == 0 ? Money.ZERO : Contract.value(terms, signed < 0 ? -opened : opened, price);
    Money cashFlow = terms.paysInFull() ? Contract.value(terms, signed, price).negate() : gain;
    long quantity = Fixed8.add(position.quantity, signed);
    // An average price needs quantity × multiplier to fit as well.
    Money.product(quantity, terms.multiplier());
    return new FillEffect(
        quantity,
        cost.plus(openedCost),
        position.realized.plus(gain),
        closed,
        opened,
        openedCost,
        gain,
        cashFlow);
  }

  private static Money relieved(Position position, long closed, long held) {
    if (closed == held) {
      return position.cost;
    }
    return position.lots != null
        ? position.lots.costOf(closed)
        : position.cost.timesRatio(closed, held);
  }

  /** Carries the effect out. */
  void applyTo(Position position) {
    position.quantity = quantity;
    position.cost = cost;
    position.realized = realized;
    if (position.lots != null) {
      position.lots.relieve(closed);
      if (opened > 0) {
        position.lots.open(opened, openedCost);
      }
    }
  }
}
