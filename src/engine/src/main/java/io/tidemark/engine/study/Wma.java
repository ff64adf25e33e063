package io.tidemark.engine.study;

import java.util.List;

/** Weighted moving average of closes: the newest counts N times, the oldest once. */
final class Wma extends Windowed {
  static final Family FAMILY =
      Family.single(
          "wma",
          "Σ i × close(i) ÷ (N × (N + 1) ÷ 2), i = 1 for the oldest of the last N closes to N for the newest",
          List.of(Parameter.period("N", 1)),
          "TA-Lib WMA",
          "N",
          "",
          (p, config) -> new Wma((int) p[0]));

  Wma(int period) {
    super(period);
  }

  @Override
  double of(Candle bar) {
    return bar.close();
  }

  @Override
  double compute(Ring full) {
    return full.weightedMean();
  }
}
