package io.tidemark.engine.market;

import io.tidemark.engine.rule.Value.Mids;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The root of the sum of the last so many squared log returns. The sum is kept by adding and taking
 * away, and made anew each time the ring has gone round, so that errors do not pile up.
 */
final class TickVolatility extends MidSeries {
  private final double[] squares;
  private int at;
  private int count;
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
      sum += r * r - squares[at];
      squares[at] = r * r;
      at = at + 1 == squares.length ? 0 : at + 1;
      count = Math.min(count + 1, squares.length);
      if (at == 0) {
        sum = 0;
        for (double square : squares) {
          sum += square;
        }
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
    return Math.sqrt(Math.max(0, sum));
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
