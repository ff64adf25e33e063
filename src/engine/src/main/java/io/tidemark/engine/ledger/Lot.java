package io.tidemark.engine.ledger;

import io.tidemark.engine.Wire;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is still open of fills that opened at one price, one after the other.
 *
 * @param price 1e-8; {@link Fixed8#ABSENT} of a lot whose price was not kept, which joins no other
 * @param quantity above 0, 1e-8; the position's sign says which way
 * @param cost its signed cost
 */
record Lot(long price, long quantity, Money cost) {

  /** Whether one that opens next adds to this one. */
  boolean joins(Lot next) {
    return price != Fixed8.ABSENT && price == next.price;
  }

  Lot plus(Lot next) {
    return new Lot(price, Fixed8.add(quantity, next.quantity), cost.plus(next.cost));
  }

  /** The cost of a part of it. */
  Money costOf(long part) {
    return part == quantity ? cost : cost.timesRatio(part, quantity);
  }

  /** What is left without a part and its cost. */
  Lot without(long part, Money relieved) {
    return new Lot(price, quantity - part, cost.minus(relieved));
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(price);
    out.writeLong(quantity);
    Wire.writeMoney(cost, out);
  }

  static Lot read(DataInput in) throws IOException {
    return new Lot(in.readLong(), in.readLong(), Wire.readMoney(in));
  }
}
