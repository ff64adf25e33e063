package io.tidemark.engine.market;

import io.tidemark.engine.rule.Value.Mids;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The last so many mids and the one before them. */
final class TickMids extends MidSeries {
  private final double[] ring;
  private int at;
  private int count;

  TickMids(Mids mids) {
    super(mids);
    ring = new double[(int) mids.length() + 1];
  }

  @Override
  void add(long ts, double mid) {
    ring[at] = mid;
    at = at + 1 == ring.length ? 0 : at + 1;
    count = Math.min(count + 1, ring.length);
  }

  @Override
  boolean ready() {
    return count == ring.length;
  }

  @Override
  double value() {
    return ring[at];
  }

  @Override
  double newest() {
    return ring[at == 0 ? ring.length - 1 : at - 1];
  }

  @Override
  void write(DataOutput out) throws IOException {
    out.writeShort(at);
    out.writeShort(count);
    for (double mid : ring) {
      out.writeDouble(mid);
    }
  }

  @Override
  void read(DataInput in) throws IOException {
    at = in.readUnsignedShort();
    count = in.readUnsignedShort();
    for (int i = 0; i < ring.length; i++) {
      ring[i] = in.readDouble();
    }
  }
}
