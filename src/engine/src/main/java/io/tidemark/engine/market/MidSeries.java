package io.tidemark.engine.market;

import io.tidemark.engine.Wire;
import io.tidemark.engine.rule.Value.MidKind;
import io.tidemark.engine.rule.Value.Mids;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is kept of the mids of a symbol for a value that reaches back over them. There is a mid each
 * time an on-time tick changed the quote and both sides stand. All are bounded: over a count, a
 * ring of it; over a time, {@value #BUCKETS} stretches of it, so that a time is kept to within a
 * 64th.
 */
abstract class MidSeries {
  /** Stretches into which a time is cut. */
  static final int BUCKETS = 64;

  private final Mids mids;

  MidSeries(Mids mids) {
    this.mids = mids;
  }

  /** What it serves; momentum and rate of change of one length share a series. */
  Mids mids() {
    return mids;
  }

  /** Takes the next mid. */
  abstract void add(long ts, double mid);

  /** Whether it reaches back far enough to have a value. */
  abstract boolean ready();

  /** The mid that lies so far back, or the realized volatility. */
  abstract double value();

  /** The newest mid. */
  abstract double newest();

  abstract void write(DataOutput out) throws IOException;

  abstract void read(DataInput in) throws IOException;

  /** What a value of the mids is kept in: one that stands for both momentum and rate of change. */
  static Mids key(Mids mids) {
    return mids.kind() == MidKind.MID_ROC
        ? new Mids(MidKind.MID_MOMENTUM, mids.length(), mids.time())
        : mids;
  }

  /** A new one. */
  static MidSeries of(Mids key) {
    boolean volatility = key.kind() == MidKind.REALIZED_VOL;
    if (key.time()) {
      return volatility ? new TimeVolatility(key) : new TimeMids(key);
    }
    return volatility ? new TickVolatility(key) : new TickMids(key);
  }

  static void writeAll(MidSeries[] all, DataOutput out) throws IOException {
    out.writeShort(all.length);
    for (MidSeries series : all) {
      Wire.writeString(series.mids.kind().name(), out);
      out.writeLong(series.mids.length());
      out.writeBoolean(series.mids.time());
      series.write(out);
    }
  }

  static MidSeries[] readAll(DataInput in) throws IOException {
    MidSeries[] all = new MidSeries[in.readUnsignedShort()];
    for (int i = 0; i < all.length; i++) {
      all[i] = of(new Mids(Wire.readEnum(in, MidKind.class), in.readLong(), in.readBoolean()));
      all[i].read(in);
    }
    return all;
  }

  /** The log return from one mid to the next, 0 where one of them has none. */
  static double logReturn(double from, double to) {
    return from > 0 && to > 0 ? StrictMath.log(to / from) : 0;
  }
}
