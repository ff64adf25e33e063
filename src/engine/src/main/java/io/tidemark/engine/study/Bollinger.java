package io.tidemark.engine.study;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** Bollinger bands: the moving average of closes, and D deviations above and below it. */
final class Bollinger extends Study {
  private static final Parameter DEVIATIONS =
      new Parameter(
          "D", new BigDecimal("0.0001"), BigDecimal.valueOf(1000), 4, BigDecimal.valueOf(2));

  static final Family FAMILY =
      new Family(
          "bollinger",
          List.of(
              new Family.Line(
                  "bollinger_upper", "mean + D × population deviation of the last N closes"),
              new Family.Line("bollinger_mid", "mean of the last N closes"),
              new Family.Line(
                  "bollinger_lower", "mean − D × population deviation of the last N closes")),
          List.of(Parameter.periodOr("N", 20), DEVIATIONS),
          /* seeded= */ false,
          "TA-Lib BBANDS, simple average",
          "N",
          "",
          (p, config) -> new Bollinger((int) p[0], p[1]));

  private final Ring closes;
  private final double deviations;
  private double mid;
  private double width;

  Bollinger(int period, double deviations) {
    this.closes = new Ring(period);
    this.deviations = deviations;
  }

  @Override
  public void add(Candle bar) {
    closes.add(bar.close());
    update();
  }

  @Override
  public boolean ready() {
    return closes.full() && Double.isFinite(mid - width) && Double.isFinite(mid + width);
  }

  @Override
  public double value(int line) {
    return switch (line) {
      case 0 -> mid + width;
      case 1 -> mid;
      default -> mid - width;
    };
  }

  @Override
  public void write(DataOutput out) throws IOException {
    closes.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    closes.read(in);
    update();
  }

  private void update() {
    if (closes.full()) {
      mid = closes.mean();
      width = closes.deviation() * deviations;
    }
  }
}
