package io.tidemark.engine.ledger;

import io.tidemark.engine.Wire;
import io.tidemark.engine.num.Money;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;

/** The open lots of a FIFO position, oldest first. */
final class Lots {
  private final ArrayDeque<Lot> lots = new ArrayDeque<>();

  Lots copy() {
    Lots copy = new Lots();
    copy.lots.addAll(lots);
    return copy;
  }

  void open(long quantity, Money cost) {
    lots.addLast(new Lot(quantity, cost));
  }

  /** The cost that closing {@code quantity} would relieve; changes nothing. */
  Money costOf(long quantity) {
    Money cost = Money.ZERO;
    long rest = quantity;
    for (Lot lot : lots) {
      if (rest == 0) {
        break;
      }
      long part = Math.min(rest, lot.quantity());
      cost = cost.plus(costOf(lot, part));
      rest -= part;
    }
    return cost;
  }

  /** Takes {@code quantity} out, oldest first. */
  void relieve(long quantity) {
    long rest = quantity;
    while (rest > 0) {
      Lot lot = lots.removeFirst();
      long part = Math.min(rest, lot.quantity());
      if (part < lot.quantity()) {
        lots.addFirst(new Lot(lot.quantity() - part, lot.cost().minus(costOf(lot, part))));
      }
      rest -= part;
    }
  }

  private static Money costOf(Lot lot, long part) {
    return part == lot.quantity() ? lot.cost() : lot.cost().timesRatio(part, lot.quantity());
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(lots.size());
    for (Lot lot : lots) {
      out.writeLong(lot.quantity());
      Wire.writeMoney(lot.cost(), out);
    }
  }

  void read(DataInput in) throws IOException {
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      lots.addLast(new Lot(in.readLong(), Wire.readMoney(in)));
    }
  }
}
