package io.tidemark.engine.study;

import java.util.List;

/** Population standard deviation of closes. */
final class Deviation extends Windowed {
  static final Family FAMILY =
      Family.single(
          "stddev",
          "√(Σ (close − mean)² ÷ N) over the last N closes",
          List.of(Parameter.period("N", 1)),
          "TA-Lib STDDEV, 1 deviation",
          "N",
          "",
          (p, config) -> new Deviation((int) p[0]));

  Deviation(int period) {
    super(period);
  }

  @Override
  double of(Candle bar) {
    return bar.close();
  }

  @Override
  double compute(Ring full) {
    return full.deviation();
  }
}
