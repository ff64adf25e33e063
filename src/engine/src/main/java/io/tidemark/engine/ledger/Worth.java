package io.tidemark.engine.ledger;

import io.tidemark.engine.Wire;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.Instrument;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What an open position adds to its account's valuation, in the position's currency.
 *
 * @param unrealized gain since it was opened; 0 where it has no mark
 * @param marketValue what it adds to equity beside cash
 * @param gross its exposure without sign
 * @param net its exposure with sign
 */
record Worth(Money unrealized, Money marketValue, Money gross, Money net) {
  static final Worth NOTHING = new Worth(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

  /**
   * At a mark.
   *
   * @throws ArithmeticException if a figure does not fit
   */
  static Worth at(Instrument terms, long quantity, Money cost, long mark) {
    if (quantity == 0) {
      return NOTHING;
    }
    Money value = Contract.value(terms, quantity, mark);
    Money unrealized = Contract.gain(terms, cost, value);
    return new Worth(unrealized, terms.paysInFull() ? value : unrealized, value.abs(), value);
  }

  /** Without a mark: at cost, with no gain. */
  static Worth atCost(Instrument terms, long quantity, Money cost) {
    return quantity == 0
        ? NOTHING
        : new Worth(Money.ZERO, terms.paysInFull() ? cost : Money.ZERO, cost.abs(), cost);
  }

  void write(DataOutput out) throws IOException {
    Wire.writeMoney(unrealized, out);
    Wire.writeMoney(marketValue, out);
    Wire.writeMoney(gross, out);
    Wire.writeMoney(net, out);
  }

  static Worth read(DataInput in) throws IOException {
    return new Worth(
        Wire.readMoney(in), Wire.readMoney(in), Wire.readMoney(in), Wire.readMoney(in));
  }
}
