package io.tidemark.engine.study;

import java.util.List;

/** How many population deviations the close is above the mean of closes. */
final class ZScore extends Windowed {
  static final Family FAMILY =
      Family.single(
          "zscore",
          "(close − mean) ÷ population deviation of the last N closes",
          List.of(Parameter.period("N", 2)),
          "standard score of statistics; TA-Lib has none",
          "N",
          "while the last N closes are equal: the deviation is 0",
          (p, config) -> new ZScore((int) p[0]));

  ZScore(int period) {
    super(period);
  }

  @Override
  double of(Candle bar) {
    return bar.close();
  }

  @Override
  double compute(Ring full) {
    return full.offMean() / full.deviation();
  }
}
