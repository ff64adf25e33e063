package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a list of fills comes to, in their order. Cost is signed and without fees. */
final class Holdings {
  private record Lot(BigDecimal price, BigDecimal quantity, BigDecimal cost) {}

  /** Those of an average, which has none. */
  private static final Deque<Lot> NO_LOTS = new ArrayDeque<>(0);

  private final Instrument instrument;
  private final boolean fifo;
  private final Deque<Lot> lots;

  /** Fees paid by currency. */
  final Map<String, BigDecimal> fees;

  BigDecimal quantity = BigDecimal.ZERO;
  BigDecimal cost = BigDecimal.ZERO;
  BigDecimal realized = BigDecimal.ZERO;

  /** What the fills moved of cash, in the instrument's currency, fees apart. */
  BigDecimal cash = BigDecimal.ZERO;

  /** What transfers brought in, at cost. */
  BigDecimal deposits = BigDecimal.ZERO;

  /** How many fills these are. */
  long trades;

  private Holdings(
      Instrument instrument, boolean fifo, Deque<Lot> lots, Map<String, BigDecimal> fees) {
    this.instrument = instrument;
    this.fifo = fifo;
    this.lots = lots;
    this.fees = fees;
  }

  /** Of no fill. */
  static Holdings none(Instrument instrument, boolean fifo) {
    return new Holdings(instrument, fifo, fifo ? new ArrayDeque<>() : NO_LOTS, new TreeMap<>());
  }

  /**
   * Of those of the fills that are not busted.
   *
   * @throws Unusable OVERFLOW, when a figure leaves its range at any step
   */
  static Holdings of(Instrument instrument, boolean fifo, List<Fill> fills) throws Unusable {
    return none(instrument, fifo).and(fills);
  }

  /** These and those of more fills that are not busted. */
  Holdings and(List<Fill> fills) throws Unusable {
    Holdings all = copy();
    for (Fill fill : fills) {
      if (!fill.busted) {
        all.take(fill);
      }
    }
    return all;
  }

  /** These and one more. */
  Holdings and(Fill fill) throws Unusable {
    Holdings more = copy();
    more.take(fill);
    return more;
  }

  private Holdings copy() {
    Holdings more =
        new Holdings(instrument, fifo, fifo ? new ArrayDeque<>(lots) : lots, new TreeMap<>(fees));
    more.quantity = quantity;
    more.cost = cost;
    more.realized = realized;
    more.cash = cash;
    more.deposits = deposits;
    more.trades = trades;
    return more;
  }

  boolean open() {
    return quantity.signum() != 0;
  }

  /** Cost per unit and multiplier, or null when flat. */
  BigDecimal averagePrice() {
    BigDecimal size = quantity.multiply(instrument.multiplier());
    if (!open() || (instrument.inverse() && cost.signum() == 0)) {
      return null;
    }
    return instrument.inverse() ? Numbers.divide(size, cost) : Numbers.divide(cost, size);
  }

  private void take(Fill fill) throws Unusable {
    BigDecimal signed = fill.signedQuantity();
    BigDecimal price = fill.said.price();
    inRange(!Numbers.overflows(instrument.value(signed, price)));
    inRange(!Numbers.quantityOverflows(quantity.add(signed)));
    BigDecimal costBefore = cost;
    BigDecimal gain = BigDecimal.ZERO;
    BigDecimal rest = signed;
    if (quantity.signum() * signed.signum() < 0) {
      BigDecimal closed = quantity.abs().min(signed.abs());
      closed = quantity.signum() < 0 ? closed.negate() : closed;
      BigDecimal relieved = relieve(closed);
      gain = instrument.gain(instrument.value(closed, price), relieved);
      rest = signed.add(closed);
    }
    if (rest.signum() != 0) {
      open(rest, price);
    }
    if (fill.transfer) {
      BigDecimal brought = instrument.paidInFull() ? cost.subtract(costBefore) : BigDecimal.ZERO;
      deposits = deposits.add(brought);
    } else {
      realized = realized.add(gain);
      cash =
          instrument.paidInFull() ? cash.subtract(instrument.value(signed, price)) : cash.add(gain);
    }
    if (fill.said.fee().signum() != 0) {
      fees.merge(fill.said.feeCurrency(), fill.said.fee(), BigDecimal::add);
    }
    trades++;
    inRange(!Numbers.overflows(cost) && !Numbers.overflows(realized));
    inRange(!Numbers.overflows(cash) && !Numbers.overflows(deposits));
  }

  private static void inRange(boolean is) throws Unusable {
    if (!is) {
      throw new Unusable("OVERFLOW");
    }
  }

  private void open(BigDecimal signed, BigDecimal price) {
    BigDecimal added = instrument.value(signed, price);
    quantity = quantity.add(signed);
    cost = cost.add(added);
    if (fifo) {
      Lot newest = lots.peekLast();
      if (newest != null && newest.price.compareTo(price) == 0) {
        lots.removeLast();
        lots.addLast(new Lot(price, newest.quantity.add(signed), newest.cost.add(added)));
      } else {
        lots.addLast(new Lot(price, signed, added));
      }
    }
  }

  /** Takes out a part of what is open; its book cost. */
  private BigDecimal relieve(BigDecimal closed) {
    BigDecimal relieved = BigDecimal.ZERO;
    if (!fifo) {
      relieved = Numbers.divide(cost.multiply(closed), quantity);
    }
    BigDecimal left = closed;
    while (fifo && left.signum() != 0) {
      Lot lot = lots.removeFirst();
      if (lot.quantity.abs().compareTo(left.abs()) <= 0) {
        relieved = relieved.add(lot.cost);
        left = left.subtract(lot.quantity);
      } else {
        BigDecimal part = Numbers.divide(lot.cost.multiply(left), lot.quantity);
        relieved = relieved.add(part);
        lots.addFirst(new Lot(lot.price, lot.quantity.subtract(left), lot.cost.subtract(part)));
        left = BigDecimal.ZERO;
      }
    }
    cost = cost.subtract(relieved);
    quantity = quantity.subtract(closed);
    return relieved;
  }
}
