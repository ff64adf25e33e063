package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Money;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The open lots of a FIFO position, oldest first: the first, those of a {@link LotLog} from one
 * index up to another, the last. Only the ends ever change, so a queue is small however many lots
 * there are, and an old one is good for as long as the log keeps what it points to.
 *
 * @param from index in the log of the lot after the first
 * @param to index in the log of the last lot, which is not in it yet
 * @param first the oldest lot; null if there is none
 * @param last the newest lot; null if there are fewer than two
 */
record LotQueue(long from, long to, Lot first, Lot last) {
  static final LotQueue EMPTY = new LotQueue(0, 0, null, null);

  /**
   * What is left when some has been closed.
   *
   * @param left the lots still open
   * @param cost the signed cost of what was closed
   */
  record Relief(LotQueue left, Money cost) {}

  /** With one more lot, which joins the last if that has the same price. */
  LotQueue open(Lot lot, LotLog log) {
    if (first == null) {
      return new LotQueue(from, to, lot, null);
    }
    if (last == null) {
      return first.joins(lot)
          ? new LotQueue(from, to, first.plus(lot), null)
          : new LotQueue(from, to, first, lot);
    }
    if (last.joins(lot)) {
      return new LotQueue(from, to, first, last.plus(lot));
    }
    log.set(to, last);
    return new LotQueue(from, to + 1, first, lot);
  }

  /** Without a quantity of the oldest, at most all that is open. */
  Relief relieve(long quantity, LotLog log) {
    Money cost = Money.ZERO;
    long rest = quantity;
    long next = from;
    Lot head = first;
    Lot tail = last;
    while (rest > 0) {
      long part = Math.min(rest, head.quantity());
      Money relieved = head.costOf(part);
      cost = cost.plus(relieved);
      rest -= part;
      if (part < head.quantity()) {
        head = head.without(part, relieved);
      } else if (next < to) {
        head = log.get(next++);
      } else {
        head = tail;
        tail = null;
      }
    }
    return new Relief(new LotQueue(next, to, head, tail), cost);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(from);
    out.writeLong(to);
    writeOrNull(first, out);
    writeOrNull(last, out);
  }

  static LotQueue read(DataInput in) throws IOException {
    return new LotQueue(in.readLong(), in.readLong(), readOrNull(in), readOrNull(in));
  }

  private static void writeOrNull(Lot lot, DataOutput out) throws IOException {
    out.writeBoolean(lot != null);
    if (lot != null) {
      lot.write(out);
    }
  }

  private static Lot readOrNull(DataInput in) throws IOException {
    return in.readBoolean() ? Lot.read(in) : null;
  }
}
