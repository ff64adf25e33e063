package io.tidemark.engine.study;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Volume-weighted average price of the last bars. */
final class RollingVwap extends Single {
  static final Family FAMILY =
      Family.single(
          "vwap",
          "Σ price × size ÷ Σ size over the last N bars",
          List.of(Parameter.period("N", 1)),
          "textbook VWAP, of the prices themselves; TA-Lib has none",
          "N",
          "while the last N bars have no volume",
          (p, config) -> new RollingVwap((int) p[0]));

  private final Ring notionals;
  private final Ring volumes;

  RollingVwap(int period) {
    notionals = new Ring(period);
    volumes = new Ring(period);
  }

  @Override
  public void add(Candle bar) {
    notionals.add(bar.notional());
    volumes.add(bar.volume());
    update();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    notionals.write(out);
    volumes.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    notionals.read(in);
    volumes.read(in);
    update();
  }

  private void update() {
    if (volumes.full()) {
      set(notionals.sum() / volumes.sum());
    } else {
      clear();
    }
  }
}
