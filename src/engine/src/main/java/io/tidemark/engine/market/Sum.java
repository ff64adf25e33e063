package io.tidemark.engine.market;

import io.tidemark.engine.num.Money;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A running sum of money that is changed in place, for the path of every tick. */
final class Sum {
  private long hi;
  private long lo;

  /** Whether the sum with this term stays within 128 bits. */
  boolean fits(Money term) {
    long high = hi + term.hi() + carry(lo + term.lo());
    return ((hi ^ high) & (term.hi() ^ high)) >= 0;
  }

  /** Adds a term that {@link #fits}. */
  void add(Money term) {
    long low = lo + term.lo();
    hi += term.hi() + carry(low);
    lo = low;
  }

  Money value() {
    return Money.ofUnits(hi, lo);
  }

  void clear() {
    hi = 0;
    lo = 0;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(hi);
    out.writeLong(lo);
  }

  void readFrom(DataInput in) throws IOException {
    hi = in.readLong();
    lo = in.readLong();
  }

  private long carry(long low) {
    return Long.compareUnsigned(low, lo) < 0 ? 1 : 0;
  }
}
