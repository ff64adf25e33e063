package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A conversion rate as the exact fraction (n1 × n2) ÷ (d1 × d2), so that an amount is multiplied
 * first and divided once.
 *
 * @param n1 numerator, first factor, above 0
 * @param n2 numerator, second factor, above 0
 * @param d1 denominator, first factor, above 0
 * @param d2 denominator, second factor, above 0
 * @param status the worst of the marks it comes from; {@code MISSING} if there is no rate
 */
public record Rate(long n1, long n2, long d1, long d2, MarkStatus status) {
  /** No rate. */
  public static final Rate NONE = new Rate(0, 0, 1, 1, MarkStatus.MISSING);

  /** A currency to itself. */
  public static final Rate ONE = new Rate(1, 1, 1, 1, MarkStatus.LIVE);

  /** One unit of the pair's first currency is worth {@code mid} of its second. */
  static Rate direct(MarkView mid) {
    return new Rate(mid.price(), 1, Fixed8.ONE, 1, mid.status());
  }

  /** One unit of the pair's second currency is worth 1 ÷ {@code mid} of its first. */
  static Rate inverse(MarkView mid) {
    return new Rate(Fixed8.ONE, 1, mid.price(), 1, mid.status());
  }

  /** This leg, then the other; both must be single legs. */
  Rate then(Rate other) {
    return missing() || other.missing()
        ? NONE
        : new Rate(n1, other.n1, d1, other.d1, status.worst(other.status));
  }

  /** Whether there is no rate. */
  public boolean missing() {
    return status == MarkStatus.MISSING;
  }

  /**
   * The amount in the other currency, rounded once, HALF_EVEN at 1e-20.
   *
   * @throws ArithmeticException if it does not fit, or there is no rate
   */
  public Money convert(Money amount) {
    if (missing()) {
      throw new ArithmeticException("no rate");
    }
    return this.equals(ONE) || amount.isZero() ? amount : amount.timesRatio(n1, n2, d1, d2);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(n1);
    out.writeLong(n2);
    out.writeLong(d1);
    out.writeLong(d2);
    out.writeByte(status.ordinal());
  }

  static Rate read(DataInput in) throws IOException {
    return new Rate(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        MarkStatus.values()[in.readUnsignedByte()]);
  }
}
