package io.tidemark.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.study.EmaSeed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketConfigTest {
  @Test
  void theStandardIsTheContracts() {
    MarketConfig config = MarketConfig.standard();
    assertThat(config.cutInterval()).isEqualTo(Given.SECOND);
    assertThat(config.barIntervals()).containsExactly(300 * Given.SECOND);
    assertThat(config.indicators()).containsExactly("ema_38", "ema_100");
    assertThat(config.prices())
        .containsEntry(AssetClass.FX, PriceSource.MIDS)
        .containsEntry(AssetClass.CFD, PriceSource.MIDS)
        .containsEntry(AssetClass.CRYPTO, PriceSource.PRINTS);
    assertThat(config.rules())
        .extracting(Rule::parameters)
        .containsExactly(
            new Rule.SpreadTight(Given.units("0.0001"), Given.units("1")),
            new Rule.BookImbalance(Given.units("1.5"), Given.units("10000")),
            new Rule.EmaCross(38, 100));
  }

  @Test
  void survivesSerialization() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(MarketConfig.standard());
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(MarketConfig.standard());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sma_20", "macd", "ema_0", "ema_05", "ema_10001", "ema_x", "EMA_5", ""})
  void refusesAnIndicatorThatIsNotInThisVersion(String name) {
    assertThatThrownBy(() -> Given.config(PriceSource.PRINTS, EmaSeed.SMA, List.of(), name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("indicator " + name);
  }

  @Test
  void takesAveragesUpToTheLongestPeriod() {
    assertThat(MarketConfig.emaPeriod("ema_1")).isEqualTo(1);
    assertThat(MarketConfig.emaPeriod("ema_10000")).isEqualTo(MarketConfig.MAX_PERIOD);
  }

  @Test
  void refusesNamesThatAreThereTwice() {
    Rule rule = Rule.defaults().get(0);
    assertThatThrownBy(() -> Given.prints(rule, rule)).hasMessageContaining("named twice");
    assertThatThrownBy(
            () -> Given.config(PriceSource.PRINTS, EmaSeed.SMA, List.of(), "ema_2", "ema_2"))
        .hasMessageContaining("named twice");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1_000, 1, 1_500})
  void refusesAnIntervalThatIsNotWholeMilliseconds(long micros) {
    MarketConfig good = MarketConfig.standard();
    assertThatThrownBy(
            () ->
                new MarketConfig(
                    good.cutInterval(),
                    Set.of(micros),
                    good.indicatorInterval(),
                    good.indicators(),
                    good.emaSeed(),
                    Map.of(),
                    good.rules(),
                    good.defaults()))
        .hasMessageContaining("bar interval of " + micros);
  }

  @Test
  void refusesRuleParametersOutOfRange() {
    assertThatThrownBy(() -> new Rule.SpreadTight(-1, 1)).hasMessageContaining("factor -1");
    assertThatThrownBy(() -> new Rule.SpreadTight(1, 0)).hasMessageContaining("maxSize 0");
    assertThatThrownBy(() -> new Rule.BookImbalance(0, 1)).hasMessageContaining("ratio 0");
    assertThatThrownBy(() -> new Rule.EmaCross(5, 5)).hasMessageContaining("slow 5");
    assertThatThrownBy(() -> new Rule.EmaCross(0, 5)).hasMessageContaining("fast 0");
    assertThatThrownBy(() -> new Rule.EmaCross(1, 10_001)).hasMessageContaining("slow 10001");
  }

  @Test
  void aRuleServesItsClassesAndSymbolsOnly() {
    Rule.Parameters parameters = new Rule.EmaCross(1, 2);
    Rule one = new Rule("r", parameters, Set.of(AssetClass.FX), Set.of("A"), Rule.Emit.EDGE);
    assertThat(one.serves("A", AssetClass.FX)).isTrue();
    assertThat(one.serves("B", AssetClass.FX)).isFalse();
    assertThat(one.serves("A", AssetClass.EQUITY)).isFalse();
    Rule all = new Rule("r", parameters, Set.of(), Set.of(), Rule.Emit.EDGE);
    assertThat(all.serves("B", AssetClass.EQUITY)).isTrue();
  }
}
