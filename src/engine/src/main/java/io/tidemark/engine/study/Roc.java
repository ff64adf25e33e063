package io.tidemark.engine.study;

import java.util.List;

/** Rate of change, in percent; 0 where the base is 0, as in TA-Lib. */
final class Roc extends Windowed {
  static final Family FAMILY =
      Family.single(
          "roc",
          "(close ÷ close N bars ago − 1) × 100, percent; 0 if that close is 0",
          List.of(Parameter.period("N", 1)),
          "TA-Lib ROC",
          "N + 1",
          "",
          (p, config) -> new Roc((int) p[0]));

  Roc(int period) {
    super(period + 1);
  }

  @Override
  double of(Candle bar) {
    return bar.close();
  }

  @Override
  double compute(Ring full) {
    return full.oldest() == 0 ? 0 : (full.newest() / full.oldest() - 1) * 100;
  }
}
