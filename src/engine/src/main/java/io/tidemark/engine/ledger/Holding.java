package io.tidemark.engine.ledger;

import io.tidemark.engine.Wire;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the fills of a position have come to, in its currency. It never changes; the next fill makes
 * the next one.
 *
 * @param quantity signed, 1e-8
 * @param cost signed cost of what is open, without fees
 * @param realized gains of what was closed, without fees
 * @param transferred what transfers brought in less what they took out, at cost; 0 of contracts
 *     that cost nothing to hold
 * @param lots open lots under FIFO, else null
 */
record Holding(long quantity, Money cost, Money realized, Money transferred, LotQueue lots) {

  static Holding empty(LotMethod method) {
    LotQueue lots = method == LotMethod.FIFO ? LotQueue.EMPTY : null;
    return new Holding(0, Money.ZERO, Money.ZERO, Money.ZERO, lots);
  }

  /**
   * With one more fill. The part against the position relieves cost, oldest lot first or pro rata;
   * the rest opens at the fill's price.
   *
   * @throws ArithmeticException if a figure does not fit
   */
  Holding with(Fill fill, Instrument terms, LotLog log) {
    long signed = fill.signed();
    boolean against = quantity != 0 && (quantity < 0) != (signed < 0);
    long held = Math.abs(quantity);
    long closed = against ? Math.min(Math.abs(signed), held) : 0;
    long opened = Math.abs(signed) - closed;

    LotQueue left = lots;
    Money relieved = Money.ZERO;
    if (closed > 0 && lots != null) {
      LotQueue.Relief relief = lots.relieve(closed, log);
      left = relief.left();
      relieved = relief.cost();
    } else if (closed > 0) {
      relieved = closed == held ? cost : cost.timesRatio(closed, held);
    }
    Money gain = Money.ZERO;
    if (closed > 0 && !fill.transfer()) {
      Money value = Contract.value(terms, quantity < 0 ? -closed : closed, fill.price());
      gain = Contract.gain(terms, relieved, value);
    }
    Money openedCost = Money.ZERO;
    if (opened > 0) {
      openedCost = Contract.value(terms, signed < 0 ? -opened : opened, fill.price());
      left = left == null ? null : left.open(new Lot(fill.price(), opened, openedCost), log);
    }
    Money costAfter = cost.minus(relieved).plus(openedCost);
    Money moved = Money.ZERO;
    if (fill.transfer() && terms.paysInFull()) {
      moved = costAfter.minus(cost);
    }
    long quantityAfter = Fixed8.add(quantity, signed);
    // An average price needs quantity × multiplier to fit as well.
    Money.product(quantityAfter, terms.multiplier());
    return new Holding(
        quantityAfter, costAfter, realized.plus(gain), transferred.plus(moved), left);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(quantity);
    Wire.writeMoney(cost, out);
    Wire.writeMoney(realized, out);
    Wire.writeMoney(transferred, out);
    out.writeBoolean(lots != null);
    if (lots != null) {
      lots.write(out);
    }
  }

  static Holding read(DataInput in) throws IOException {
    return new Holding(
        in.readLong(),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        in.readBoolean() ? LotQueue.read(in) : null);
  }
}
