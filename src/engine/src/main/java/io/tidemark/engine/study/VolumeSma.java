package io.tidemark.engine.study;

import java.util.List;

/** Simple moving average of volumes. */
final class VolumeSma extends Windowed {
  static final Family FAMILY =
      Family.single(
          "volume_sma",
          "mean of the volumes of the last N bars",
          List.of(Parameter.period("N", 1)),
          "TA-Lib SMA, of volumes",
          "N",
          "",
          (p, config) -> new VolumeSma((int) p[0]));

  VolumeSma(int period) {
    super(period);
  }

  @Override
  double of(Candle bar) {
    return bar.volume();
  }

  @Override
  double compute(Ring full) {
    return full.mean();
  }
}
