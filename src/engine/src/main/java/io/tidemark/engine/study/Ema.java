package io.tidemark.engine.study;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Exponential moving average: ema += (close − ema) × k, k = 2 ÷ (N + 1). */
final class Ema extends Study {
  static final Family FAMILY =
      new Family(
          "ema",
          List.of(
              new Family.Line(
                  "ema", "ema + (close − ema) × k, k = 2 ÷ (N + 1), begun by the seed")),
          List.of(Parameter.period("N", 1)),
          /* seeded= */ true,
          "TA-Lib EMA",
          "N; 1 with seed first or zero",
          "",
          (p, config) -> new Ema((int) p[0], config.seed()));

  private final int period;
  private final EmaSeed seed;
  private long bars;

  /** The average; with {@link EmaSeed#SMA}, before bar N, the sum of the closes so far. */
  private double value;

  Ema(int period, EmaSeed seed) {
    this.period = period;
    this.seed = seed;
  }

  @Override
  public void add(Candle bar) {
    add(bar.close());
  }

  /** Takes the next number of any series. */
  void add(double next) {
    bars++;
    if (seed == EmaSeed.SMA && bars <= period) {
      value += next;
      if (bars == period) {
        value /= period;
      }
    } else if (seed == EmaSeed.FIRST && bars == 1) {
      value = next;
    } else {
      value += (next - value) * (2.0 / (period + 1));
    }
  }

  /** How many numbers came. */
  long bars() {
    return bars;
  }

  /** The average, once {@link #ready}. */
  double value() {
    return value;
  }

  @Override
  public boolean ready() {
    return bars >= (seed == EmaSeed.SMA ? period : 1) && Double.isFinite(value);
  }

  @Override
  public boolean known() {
    return ready() || seed == EmaSeed.ZERO && bars == 0;
  }

  @Override
  public double value(int line) {
    return value;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(bars);
    out.writeDouble(value);
  }

  @Override
  public void read(DataInput in) throws IOException {
    bars = in.readLong();
    value = in.readDouble();
  }
}
