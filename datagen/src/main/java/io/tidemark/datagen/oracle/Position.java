package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** What an account holds of a symbol in a book. Cost is signed and without fees. */
final class Position {
  private record Lot(BigDecimal quantity, BigDecimal cost) {}

  final String book;
  final Instrument instrument;
  final Map<String, BigDecimal> fees = new TreeMap<>();
  BigDecimal quantity = BigDecimal.ZERO;
  BigDecimal cost = BigDecimal.ZERO;
  BigDecimal realized = BigDecimal.ZERO;
  long version;
  Long updatedAt;

  /** What the position's account counts it for since its last refresh; null before the first. */
  Terms counted;

  /** Whether it was open without a mark then. */
  boolean unmarked;

  private final boolean fifo;
  private final Deque<Lot> lots = new ArrayDeque<>();

  Position(String book, Instrument instrument, boolean fifo) {
    this.book = book;
    this.instrument = instrument;
    this.fifo = fifo;
  }

  boolean open() {
    return quantity.signum() != 0;
  }

  /** Applies a fill but for its fee; what it realized. */
  BigDecimal fill(BigDecimal signed, BigDecimal price) {
    if (quantity.signum() * signed.signum() >= 0) {
      add(signed, price);
      return BigDecimal.ZERO;
    }
    BigDecimal closed = quantity.abs().min(signed.abs());
    if (quantity.signum() < 0) {
      closed = closed.negate();
    }
    BigDecimal gain = instrument.gain(instrument.value(closed, price), relieve(closed));
    realized = realized.add(gain);
    quantity = quantity.subtract(closed);
    BigDecimal rest = signed.add(closed);
    if (rest.signum() != 0) {
      add(rest, price);
    }
    return gain;
  }

  /** Cost per unit and multiplier, or null when flat. */
  BigDecimal averagePrice() {
    BigDecimal size = quantity.multiply(instrument.multiplier());
    if (!open() || (instrument.inverse() && cost.signum() == 0)) {
      return null;
    }
    return instrument.inverse() ? Numbers.divide(size, cost) : Numbers.divide(cost, size);
  }

  private void add(BigDecimal signed, BigDecimal price) {
    BigDecimal added = instrument.value(signed, price);
    quantity = quantity.add(signed);
    cost = cost.add(added);
    if (fifo) {
      lots.addLast(new Lot(signed, added));
    }
  }

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
        lots.addFirst(new Lot(lot.quantity.subtract(left), lot.cost.subtract(part)));
        left = BigDecimal.ZERO;
      }
    }
    cost = cost.subtract(relieved);
    return relieved;
  }
}
