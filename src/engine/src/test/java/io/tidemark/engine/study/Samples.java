package io.tidemark.engine.study;

import java.util.List;

/** A study of every family, and when it begins; who adds a family adds a line here. */
final class Samples {
  /**
   * @param key a study
   * @param family what it is one of
   * @param first the bar, from 1, of its first value; with a seeded one that of the seed SMA
   */
  record Sample(String key, Family family, int first) {}

  static final List<Sample> ALL =
      List.of(
          new Sample("sma_7", Sma.FAMILY, 7),
          new Sample("ema_9", Ema.FAMILY, 9),
          new Sample("wma_6", Wma.FAMILY, 6),
          new Sample("rsi_14", Rsi.FAMILY, 15),
          new Sample("macd_12_26_9", Macd.FAMILY, 34),
          new Sample("bollinger_20_2.5", Bollinger.FAMILY, 20),
          new Sample("stddev_8", Deviation.FAMILY, 8),
          new Sample("zscore_20", ZScore.FAMILY, 20),
          new Sample("volatility_10", Volatility.FAMILY, 11),
          new Sample("atr_14", Atr.FAMILY, 15),
          new Sample("stoch_14_3_4", Stochastic.FAMILY, 19),
          new Sample("roc_10", Roc.FAMILY, 11),
          new Sample("mom_10", Momentum.FAMILY, 11),
          new Sample("obv", Obv.FAMILY, 1),
          new Sample("vwap", SessionVwap.FAMILY, 1),
          new Sample("vwap_5", RollingVwap.FAMILY, 5),
          new Sample("donchian_20", Donchian.FAMILY, 20),
          new Sample("volume_sma_20", VolumeSma.FAMILY, 20));

  private Samples() {}

  /** The family of a key, found by its name and how many parameters it has. */
  static Family family(String key) {
    return Studies.families().stream()
        .filter(
            family -> {
              String rest =
                  key.startsWith(family.name()) ? key.substring(family.name().length()) : "x";
              long parameters = rest.chars().filter(c -> c == '_').count();
              return parameters == family.parameters().size()
                  && rest.chars().noneMatch(Character::isLetter);
            })
        .findFirst()
        .orElseThrow(() -> new AssertionError("no family of " + key));
  }
}
