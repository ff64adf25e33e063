package io.tidemark.engine.study;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Lane's slow stochastic, smoothed by simple averages. */
final class Stochastic extends Study {
  static final Family FAMILY =
      new Family(
          "stoch",
          List.of(
              new Family.Line(
                  "stoch_k",
                  "mean of the last K of 100 × (close − lowest low) ÷ (highest high − lowest low),"
                      + " each over N bars; 0 where these are equal"),
              new Family.Line("stoch_d", "mean of the last D of stoch_k")),
          List.of(
              Parameter.periodOr("N", 14), Parameter.periodOr("K", 3), Parameter.periodOr("D", 3)),
          /* seeded= */ false,
          "TA-Lib STOCH, simple averages",
          "N + K + D − 2",
          "",
          (p, config) -> new Stochastic((int) p[0], (int) p[1], (int) p[2]));

  private final Ring highs;
  private final Ring lows;

  /** The newest places of the close in the range, percent. */
  private final Ring places;

  private final Ring slow;
  private double d;

  Stochastic(int period, int slowing, int smoothing) {
    highs = new Ring(period);
    lows = new Ring(period);
    places = new Ring(slowing);
    slow = new Ring(smoothing);
  }

  @Override
  public void add(Candle bar) {
    highs.add(bar.high());
    lows.add(bar.low());
    if (highs.full()) {
      double lowest = lows.lowest();
      double percent = (highs.highest() - lowest) / 100;
      places.add(percent == 0 ? 0 : (bar.close() - lowest) / percent);
    }
    if (places.full()) {
      slow.add(places.mean());
    }
    update();
  }

  @Override
  public boolean ready() {
    return slow.full() && Double.isFinite(d);
  }

  @Override
  public double value(int line) {
    return line == 0 ? slow.newest() : d;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    highs.write(out);
    lows.write(out);
    places.write(out);
    slow.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    highs.read(in);
    lows.read(in);
    places.read(in);
    slow.read(in);
    update();
  }

  private void update() {
    if (slow.full()) {
      d = slow.mean();
    }
  }
}
