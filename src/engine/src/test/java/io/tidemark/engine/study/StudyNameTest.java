package io.tidemark.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyNameTest {
  private static final Studies.Config CONFIG = new Studies.Config(EmaSeed.SMA, 0);

  @ParameterizedTest
  @CsvSource({
    "sma_20, sma_20, 0",
    "ema_38, ema_38, 0",
    "ema_10000, ema_10000, 0",
    "wma_1, wma_1, 0",
    "rsi_2, rsi_2, 0",
    "macd, macd_12_26_9, 0",
    "macd_signal, macd_12_26_9, 1",
    "macd_hist, macd_12_26_9, 2",
    "macd_hist_5_35_5, macd_5_35_5, 2",
    "bollinger_upper, bollinger_20_2, 0",
    "bollinger_mid, bollinger_20_2, 1",
    "bollinger_lower, bollinger_20_2, 2",
    "bollinger_lower_20_2, bollinger_20_2, 2",
    "bollinger_lower_20_2.0, bollinger_20_2, 2",
    "bollinger_upper_10_2.50, bollinger_10_2.5, 0",
    "bollinger_upper_10_0.0001, bollinger_10_0.0001, 0",
    "bollinger_upper_100_100, bollinger_100_100, 0",
    "stddev_20, stddev_20, 0",
    "zscore_20, zscore_20, 0",
    "volatility_20, volatility_20, 0",
    "atr_14, atr_14, 0",
    "stoch_k, stoch_14_3_3, 0",
    "stoch_d, stoch_14_3_3, 1",
    "stoch_d_5_1_2, stoch_5_1_2, 1",
    "roc_10, roc_10, 0",
    "mom_10, mom_10, 0",
    "obv, obv, 0",
    "vwap, vwap, 0",
    "vwap_20, vwap_20, 0",
    "donchian_upper_20, donchian_20, 0",
    "donchian_mid_20, donchian_20, 1",
    "donchian_lower_20, donchian_20, 2",
    "volume_sma_20, volume_sma_20, 0"
  })
  void namesAreUnderstood(String name, String key, int line) {
    assertThat(Studies.parse(name)).isEqualTo(new StudyName(name, key, line));
    assertThat(Studies.create(key, CONFIG)).isNotNull();
  }

  @Test
  void theNameOfEveryLineOfEveryFamilyIsUnderstood() {
    for (Family family : Studies.families()) {
      for (int line = 0; line < family.lines().size(); line++) {
        String plain = family.form(family.lines().get(line)).replaceAll("[\\[\\]]", "");
        String name = plain.replace("_F", "_3").replaceAll("_[A-Z]", "_4");
        assertThat(Studies.parse(name).line()).as(name).isEqualTo(line);
        assertThat(Studies.parse(name).key()).startsWith(family.name());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "emma_38 | there is no indicator emma_38; perhaps ema_N; docs/signals.md lists them",
        "EMA_38 | there is no indicator EMA_38; perhaps ema_N;",
        "macd_signl | there is no indicator macd_signl; perhaps macd_signal[_F_S_G];",
        "bolinger_mid_20_2 | there is no indicator bolinger_mid_20_2; perhaps bollinger_mid[_N_D];",
        "bollinger | perhaps bollinger_upper[_N_D], bollinger_mid[_N_D], bollinger_lower[_N_D];",
        "donchian_20 | perhaps donchian_upper_N, donchian_mid_N, donchian_lower_N;",
        "stoch_14_3_3 | perhaps stoch_k[_N_K_D], stoch_d[_N_K_D];",
        "sma_x | there is no indicator sma_x; perhaps sma_N;",
        "ichimoku_9 | there is no indicator ichimoku_9; docs/signals.md lists them",
        "'' | there is no indicator ",
        "_ | there is no indicator _",
        "20 | there is no indicator 20",
        "ema | ema has the wrong number of parameters, 0; write ema_N",
        "ema_5_6 | ema_5_6 has the wrong number of parameters, 2; write ema_N",
        "macd_12 | macd_12 has the wrong number of parameters, 1; write macd[_F_S_G]",
        "obv_5 | obv_5 has the wrong number of parameters, 1; write obv",
        "vwap_5_6 | vwap_5_6 has the wrong number of parameters, 2; write vwap or vwap_N",
        "ema_0 | ema_0: N = 0 is not 1 to 10000",
        "rsi_1 | rsi_1: N = 1 is not 2 to 10000",
        "zscore_1 | zscore_1: N = 1 is not 2 to 10000",
        "sma_10001 | sma_10001: N = 10001 is not 1 to 10000",
        "sma_999999999999 | sma_999999999999: N = 999999999999 is not 1 to 10000",
        "sma_99999999999999999999 | N = 99999999999999999999 is no number; 1 to 10000 is accepted",
        "sma_2.5 | sma_2.5: N = 2.5 is not 1 to 10000",
        "sma_2.0 | sma_2.0: N = 2.0 is not 1 to 10000",
        "sma_020 | sma_020: N = 020 is no number",
        "sma_-5 | sma_-5: N = -5 is no number",
        "sma_5x | sma_5x: N = 5x is no number",
        "sma_ | sma_: N =  is no number",
        "sma_1. | sma_1.: N = 1. is no number",
        "sma_٣ | sma_٣: N = ٣ is no number",
        "bollinger_mid_20_0 | D = 0 is not 0.0001 to 1000, up to 4 decimals",
        "bollinger_mid_20_2.00001 | D = 2.00001 is not 0.0001 to 1000, up to 4 decimals",
        "bollinger_mid_20_1000.1 | D = 1000.1 is not 0.0001 to 1000, up to 4 decimals",
        "macd_26_12_9 | macd_26_12_9: F = 26 is not below S = 12",
        "macd_signal_12_12_9 | macd_signal_12_12_9: F = 12 is not below S = 12"
      })
  void whatIsNoNameIsToldWhatIs(String name, String message) {
    assertThatThrownBy(() -> Studies.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aVeryLongNameIsNotLookedAt() {
    assertThatThrownBy(() -> Studies.parse("sma_" + "9".repeat(1_000_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the name of an indicator is at most 64 characters, not 1000004");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "macd",
        "macd_signal_12_26_9",
        "bollinger_20_2.0",
        "sma",
        "sma_0",
        "sma_5_5",
        "vwap_",
        "emma_3",
        "macd_9_9_9"
      })
  void onlyCanonicalKeysMakeStudies(String key) {
    assertThatThrownBy(() -> Studies.create(key, CONFIG))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void misspellingsAreCountedInLetters() {
    assertThat(Spelling.distance("ema", "ema")).isZero();
    assertThat(Spelling.distance("EMA", "ema")).isZero();
    assertThat(Spelling.distance("emma", "ema")).isEqualTo(1);
    assertThat(Spelling.distance("ma", "ema")).isEqualTo(1);
    assertThat(Spelling.distance("eam", "ema")).isEqualTo(2);
    assertThat(Spelling.distance("", "ema")).isEqualTo(3);
    assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
  }
}
