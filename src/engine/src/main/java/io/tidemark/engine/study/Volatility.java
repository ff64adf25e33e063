package io.tidemark.engine.study;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Population standard deviation of log returns from close to close, not annualised. */
final class Volatility extends Single {
  static final Family FAMILY =
      Family.single(
          "volatility",
          "population deviation of the last N ln(close ÷ close before), not annualised",
          List.of(Parameter.period("N", 1)),
          "textbook historical volatility; TA-Lib has none",
          "N + 1",
          "while one of the last N + 1 closes is 0 or less",
          (p, config) -> new Volatility((int) p[0]));

  /** The newest returns; NaN for one that there is not, which spreads to what is made of it. */
  private final Ring returns;

  private boolean begun;
  private double close;

  Volatility(int period) {
    returns = new Ring(period);
  }

  @Override
  public void add(Candle bar) {
    if (begun) {
      boolean positive = close > 0 && bar.close() > 0;
      returns.add(positive ? StrictMath.log(bar.close() / close) : Double.NaN);
    }
    begun = true;
    close = bar.close();
    update();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeBoolean(begun);
    out.writeDouble(close);
    returns.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    begun = in.readBoolean();
    close = in.readDouble();
    returns.read(in);
    update();
  }

  private void update() {
    if (returns.full()) {
      set(returns.deviation());
    } else {
      clear();
    }
  }
}
