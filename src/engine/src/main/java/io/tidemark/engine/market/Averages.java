package io.tidemark.engine.market;

import io.tidemark.engine.Wire;
import io.tidemark.engine.study.EmaSeed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The exponential moving averages of a symbol, one for each period that an indicator or a rule asks
 * for: k = 2 ÷ (n + 1), ema += (close − ema) × k.
 */
final class Averages {
  private final long interval;
  private final EmaSeed seed;
  private final int[] periods;
  private final long[] bars;

  /** The average; with {@link EmaSeed#SMA}, before bar n, the sum of the closes so far. */
  private final double[] values;

  /** The values before the newest bar; needed within one update only, so never written. */
  private final double[] before;

  /**
   * @param interval length of the bars, µs
   * @param periods distinct, ascending, in bars
   */
  Averages(long interval, EmaSeed seed, int[] periods) {
    this.interval = interval;
    this.seed = seed;
    this.periods = periods.clone();
    this.bars = new long[periods.length];
    this.values = new double[periods.length];
    this.before = new double[periods.length];
  }

  /**
   * The same averages for other periods: one that was kept goes on, a new one begins here. If the
   * bars or the seed are others than before, all begin here.
   */
  Averages adapted(long newInterval, EmaSeed newSeed, int[] newPeriods) {
    Averages adapted = new Averages(newInterval, newSeed, newPeriods);
    if (newInterval == interval && newSeed == seed) {
      for (int i = 0; i < newPeriods.length; i++) {
        for (int j = 0; j < periods.length; j++) {
          if (periods[j] == newPeriods[i]) {
            adapted.bars[i] = bars[j];
            adapted.values[i] = values[j];
          }
        }
      }
    }
    return adapted;
  }

  /** Adds the close of a bar. */
  void add(double close) {
    for (int i = 0; i < periods.length; i++) {
      before[i] = values[i];
      long bar = ++bars[i];
      int n = periods[i];
      if (seed == EmaSeed.SMA && bar <= n) {
        values[i] += close;
        if (bar == n) {
          values[i] /= n;
        }
      } else if (seed == EmaSeed.FIRST && bar == 1) {
        values[i] = close;
      } else {
        values[i] += (close - values[i]) * (2.0 / (n + 1));
      }
    }
  }

  /** Whether the average has a value. */
  boolean ready(int index) {
    return bars[index] >= (seed == EmaSeed.SMA ? periods[index] : 1);
  }

  /** Whether it had one before the newest bar; one that begins with zero always had. */
  boolean wasReady(int index) {
    return switch (seed) {
      case SMA -> bars[index] > periods[index];
      case FIRST -> bars[index] > 1;
      case ZERO -> true;
    };
  }

  /** The average, if {@link #ready}. */
  double value(int index) {
    return values[index];
  }

  /** The average before the newest bar, if {@link #wasReady}. */
  double valueBefore(int index) {
    return before[index];
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(interval);
    Wire.writeString(seed.name(), out);
    out.writeShort(periods.length);
    for (int i = 0; i < periods.length; i++) {
      out.writeInt(periods[i]);
      out.writeLong(bars[i]);
      out.writeDouble(values[i]);
    }
  }

  static Averages read(DataInput in) throws IOException {
    long interval = in.readLong();
    EmaSeed seed = Wire.readEnum(in, EmaSeed.class);
    int count = in.readUnsignedShort();
    int[] periods = new int[count];
    long[] bars = new long[count];
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      periods[i] = in.readInt();
      bars[i] = in.readLong();
      values[i] = in.readDouble();
    }
    Averages read = new Averages(interval, seed, periods);
    System.arraycopy(bars, 0, read.bars, 0, count);
    System.arraycopy(values, 0, read.values, 0, count);
    return read;
  }
}
