package io.tidemark.engine.study;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Wilder's average true range. The first bar has none, having no close before it. */
final class Atr extends Single {
  static final Family FAMILY =
      Family.single(
          "atr",
          "average of max(high − low, |high − close before|, |low − close before|): the mean of the"
              + " first N, then (average × (N − 1) + newest) ÷ N",
          List.of(Parameter.period("N", 1)),
          "TA-Lib ATR",
          "N + 1",
          "",
          (p, config) -> new Atr((int) p[0]));

  private final int period;
  private long bars;
  private double close;

  /** The average; before bar N + 1 the sum of the ranges. */
  private double average;

  Atr(int period) {
    this.period = period;
  }

  @Override
  public void add(Candle bar) {
    bars++;
    if (bars > 1) {
      double up = Math.abs(bar.high() - close);
      double down = Math.abs(bar.low() - close);
      double range = Math.max(bar.high() - bar.low(), Math.max(up, down));
      if (bars > period + 1L) {
        average = (average * (period - 1) + range) / period;
      } else {
        average += range;
        if (bars == period + 1L) {
          average /= period;
        }
      }
    }
    close = bar.close();
    update();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(bars);
    out.writeDouble(close);
    out.writeDouble(average);
  }

  @Override
  public void read(DataInput in) throws IOException {
    bars = in.readLong();
    close = in.readDouble();
    average = in.readDouble();
    update();
  }

  private void update() {
    if (bars > period) {
      set(average);
    } else {
      clear();
    }
  }
}
