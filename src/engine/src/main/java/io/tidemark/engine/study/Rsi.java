package io.tidemark.engine.study;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Wilder's relative strength index. TA-Lib takes an average move under 1e-8 for none, which a coin
 * at 0.00001 or a long rest would be; here only no move at all is none.
 */
final class Rsi extends Single {
  static final Family FAMILY =
      Family.single(
          "rsi",
          "100 × G ÷ (G + L), G and L the averages of rises and falls of the close: the mean of the"
              + " first N, then (average × (N − 1) + newest) ÷ N; 0 if nothing moved",
          List.of(Parameter.period("N", 2)),
          "TA-Lib RSI",
          "N + 1",
          "",
          (p, config) -> new Rsi((int) p[0]));

  private final int period;
  private long bars;
  private double close;

  /** The average rise; before bar N + 1 the sum of rises. */
  private double gain;

  /** As the rise. */
  private double loss;

  Rsi(int period) {
    this.period = period;
  }

  @Override
  public void add(Candle bar) {
    double move = bar.close() - close;
    close = bar.close();
    bars++;
    if (bars == 1) {
      return;
    }
    boolean seeding = bars <= period + 1L;
    double weight = seeding ? 1 : period - 1;
    gain *= weight;
    loss *= weight;
    if (move < 0) {
      loss -= move;
    } else {
      gain += move;
    }
    if (!seeding || bars == period + 1L) {
      gain /= period;
      loss /= period;
    }
    update();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(bars);
    out.writeDouble(close);
    out.writeDouble(gain);
    out.writeDouble(loss);
  }

  @Override
  public void read(DataInput in) throws IOException {
    bars = in.readLong();
    close = in.readDouble();
    gain = in.readDouble();
    loss = in.readDouble();
    update();
  }

  private void update() {
    if (bars > period) {
      double moves = gain + loss;
      set(moves == 0 ? 0 : 100 * (gain / moves));
    } else {
      clear();
    }
  }
}
