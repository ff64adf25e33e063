package io.tidemark.engine.market;

import io.tidemark.engine.rule.Value.Mids;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A number for each of the newest stretches of a time, aligned to the epoch. A mid that is older
 * than the newest one counts as of its time.
 */
abstract class TimeBuckets extends MidSeries {
  /** By bucket number modulo its length; one more than the time has, for what lies just behind. */
  private final double[] values = new double[BUCKETS + 1];

  private final long length;

  /** Number of the newest bucket. */
  private long bucket;

  /** Number of the bucket of the first mid. */
  private long first;

  private boolean begun;
  private double newest;

  TimeBuckets(Mids mids) {
    super(mids);
    length = Math.max(1, (mids.length() + BUCKETS - 1) / BUCKETS);
  }

  /** What the buckets between that of the last mid and a new one hold. */
  abstract double passing(double lastValue);

  /** The new value of the newest bucket. */
  abstract double next(double value, double before, double mid);

  @Override
  final void add(long ts, double mid) {
    long number = Math.floorDiv(ts, length);
    double before = begun ? newest : mid;
    if (!begun) {
      begun = true;
      first = number;
      bucket = number;
      Arrays.fill(values, Double.NaN);
      values[index(number)] = passing(mid);
    }
    if (number > bucket) {
      double passed = passing(values[index(bucket)]);
      long from = Math.max(bucket + 1, number - values.length + 1);
      for (long i = from; i <= number; i++) {
        values[index(i)] = passed;
      }
      bucket = number;
    }
    values[index(bucket)] = next(values[index(bucket)], before, mid);
    newest = mid;
  }

  @Override
  final boolean ready() {
    return begun && bucket - first >= BUCKETS;
  }

  @Override
  final double newest() {
    return newest;
  }

  /** The value of the bucket so many before the newest one. */
  final double back(int buckets) {
    return values[index(bucket - buckets)];
  }

  private int index(long number) {
    return (int) Math.floorMod(number, (long) values.length);
  }

  @Override
  final void write(DataOutput out) throws IOException {
    out.writeBoolean(begun);
    out.writeLong(bucket);
    out.writeLong(first);
    out.writeDouble(newest);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  @Override
  final void read(DataInput in) throws IOException {
    begun = in.readBoolean();
    bucket = in.readLong();
    first = in.readLong();
    newest = in.readDouble();
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
  }
}
