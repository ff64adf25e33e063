package io.tidemark.engine.study;

import java.util.List;

/** Simple moving average of closes. */
final class Sma extends Windowed {
  static final Family FAMILY =
      Family.single(
          "sma",
          "mean of the last N closes",
          List.of(Parameter.period("N", 1)),
          "TA-Lib SMA",
          "N",
          "",
          (p, config) -> new Sma((int) p[0]));

  Sma(int period) {
    super(period);
  }

  @Override
  double of(Candle bar) {
    return bar.close();
  }

  @Override
  double compute(Ring full) {
    return full.mean();
  }
}
