package io.tidemark.engine.market;

import io.tidemark.engine.rule.Value.Mids;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The root of the sum of the last so many squared log returns. Nothing is ever taken away from a
 * sum, which would leave an error as large as what was taken: each time the ring has gone round, it
 * is turned into sums from each place to its end, to which those of the new round are added.
 */
final class TickVolatility extends MidSeries {
  /** Before {@link #at} squares of this round, from there on sums to the end of the last one. */
  private final double[] squares;

  private int at;
  private int count;

  /** Σ squares of this round. */
  private double sum;

  private double newest = Double.NaN;

  TickVolatility(Mids mids) {
    super(mids);
    squares = new double[(int) mids.length()];
  }

  @Override
  void add(long ts, double mid) {
    if (!Double.isNaN(newest)) {
      double r = logReturn(newest, mid);
      sum += r * r;
      squares[at] = r * r;
      at++;
      count = Math.min(count + 1, squares.length);
      if (at == squares.length) {
        for (int i = at - 2; i >= 0; i--) {
          squares[i] += squares[i + 1];
        }
        at = 0;
        sum = 0;
      }
    }
    newest = mid;
  }

  @Override
  boolean ready() {
    return count == squares.length;
  }

  @Override
  double value() {
    return Math.sqrt(sum + squares[at]);
  }

  @Override
  double newest() {
    return newest;
  }

  @Override
  void write(DataOutput out) throws IOException {
    out.writeShort(at);
    out.writeShort(count);
    out.writeDouble(sum);
    out.writeDouble(newest);
    for (double square : squares) {
      out.writeDouble(square);
    }
  }

  @Override
  void read(DataInput in) throws IOException {
    at = in.readUnsignedShort();
    count = in.readUnsignedShort();
    sum = in.readDouble();
    newest = in.readDouble();
    for (int i = 0; i < squares.length; i++) {
      squares[i] = in.readDouble();
    }
  }
}
