package io.tidemark.engine.study;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Donchian channel: the highest high and the lowest low of the last bars. */
final class Donchian extends Study {
  static final Family FAMILY =
      new Family(
          "donchian",
          List.of(
              new Family.Line("donchian_upper", "highest high of the last N bars"),
              new Family.Line("donchian_mid", "(donchian_upper + donchian_lower) ÷ 2"),
              new Family.Line("donchian_lower", "lowest low of the last N bars")),
          List.of(Parameter.period("N", 1)),
          /* seeded= */ false,
          "TA-Lib MAX of highs, MIN of lows, MIDPRICE",
          "N",
          "",
          (p, config) -> new Donchian((int) p[0]));

  private final Ring highs;
  private final Ring lows;
  private double upper;
  private double lower;

  Donchian(int period) {
    highs = new Ring(period);
    lows = new Ring(period);
  }

  @Override
  public void add(Candle bar) {
    highs.add(bar.high());
    lows.add(bar.low());
    update();
  }

  @Override
  public boolean ready() {
    return highs.full() && Double.isFinite(upper + lower);
  }

  @Override
  public double value(int line) {
    return switch (line) {
      case 0 -> upper;
      case 1 -> (upper + lower) / 2;
      default -> lower;
    };
  }

  @Override
  public void write(DataOutput out) throws IOException {
    highs.write(out);
    lows.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    highs.read(in);
    lows.read(in);
    update();
  }

  private void update() {
    if (highs.full()) {
      upper = highs.highest();
      lower = lows.lowest();
    }
  }
}
