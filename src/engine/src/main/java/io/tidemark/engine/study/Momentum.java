package io.tidemark.engine.study;

import java.util.List;

/** Momentum: the change of the close. */
final class Momentum extends Windowed {
  static final Family FAMILY =
      Family.single(
          "mom",
          "close − close N bars ago",
          List.of(Parameter.period("N", 1)),
          "TA-Lib MOM",
          "N + 1",
          "",
          (p, config) -> new Momentum((int) p[0]));

  Momentum(int period) {
    super(period + 1);
  }

  @Override
  double of(Candle bar) {
    return bar.close();
  }

  @Override
  double compute(Ring full) {
    return full.newest() - full.oldest();
  }
}
