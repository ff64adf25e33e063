package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;

/** The arithmetic in which linear and inverse contracts differ. */
final class Contract {
  private Contract() {}

  /**
   * What a signed quantity is worth at a price: quantity × price × multiplier, or quantity ×
   * multiplier ÷ price in coin.
   */
  static Money value(Instrument terms, long quantity, long price) {
    return terms.kind() == ContractKind.LINEAR
        ? Money.product(quantity, price, terms.multiplier())
        : Money.inverse(quantity, terms.multiplier(), price);
  }

  /** The gain of something that cost {@code cost} and is worth {@code value}, both signed. */
  static Money gain(Instrument terms, Money cost, Money value) {
    return terms.kind() == ContractKind.LINEAR ? value.minus(cost) : cost.minus(value);
  }

  /** The average price of what is open, null when flat (or when an inverse cost rounds to 0). */
  static Money averagePrice(Instrument terms, long quantity, Money cost) {
    if (quantity == 0) {
      return null;
    }
    Money units = Money.product(quantity, terms.multiplier());
    if (terms.kind() == ContractKind.LINEAR) {
      return Money.divide(cost, units);
    }
    return cost.isZero() ? null : Money.divide(units, cost);
  }
}
