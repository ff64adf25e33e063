package io.tidemark.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.study.EmaSeed;
import io.tidemark.engine.study.Studies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketConfigTest {
  @Test
  void theStandardIsTheContracts() {
    MarketConfig config = MarketConfig.standard(Given.shipped());
    assertThat(config.cutInterval()).isEqualTo(Given.SECOND);
    assertThat(config.barIntervals()).containsExactly(300 * Given.SECOND);
    assertThat(config.indicators())
        .extracting(i -> i.name().text() + "@" + i.interval())
        .containsExactly("ema_38@300000000", "ema_100@300000000");
    assertThat(config.prices())
        .containsEntry(AssetClass.FX, PriceSource.MIDS)
        .containsEntry(AssetClass.CFD, PriceSource.MIDS)
        .containsEntry(AssetClass.CRYPTO, PriceSource.PRINTS);
    assertThat(config.partialBars()).isFalse();
    assertThat(config.rules()).isEqualTo(Given.shipped());
  }

  @Test
  void survivesSerialization() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(MarketConfig.standard(Given.shipped()));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(MarketConfig.standard(Given.shipped()));
    }
  }

  @Test
  void anIndicatorIsNamedWithOrWithoutTheLengthOfItsBars() {
    assertThat(IndicatorName.parse("ema_5", 7_000).interval()).isEqualTo(7_000);
    assertThat(IndicatorName.parse("ema_5@1m", 7_000).interval()).isEqualTo(60 * Given.SECOND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ema_0", "ema_10001", "EMA_5", "", "ema_5@", "ema_5@x", "@1m", "close"})
  void refusesWhatIsNoIndicator(String name) {
    assertThatThrownBy(() -> IndicatorName.parse(name, Given.BAR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesNamesThatAreThereTwice() {
    Rule rule = Given.rule("r", "bid > 1", null);
    assertThatThrownBy(() -> Given.prints(rule, rule)).hasMessageContaining("named twice");
    assertThatThrownBy(
            () -> Given.config(PriceSource.PRINTS, EmaSeed.SMA, List.of(), "ema_2", "ema_2"))
        .hasMessageContaining("named twice");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1_000, 1, 1_500})
  void refusesAnIntervalThatIsNotWholeMilliseconds(long micros) {
    assertThatThrownBy(() -> Given.bars(false, new Rule[0], micros))
        .hasMessageContaining("bar interval of " + micros);
    IndicatorName indicator = new IndicatorName(Studies.parse("ema_5"), micros);
    MarketConfig good = Given.prints();
    assertThatThrownBy(() -> with(good, good.cutInterval(), List.of(indicator), 0))
        .hasMessageContaining("interval of indicator of " + micros);
    assertThatThrownBy(() -> with(good, micros, List.of(), 0))
        .hasMessageContaining("cut interval of " + micros);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 86_400_000_000L})
  void refusesASessionThatStartsInNoDay(long micros) {
    MarketConfig good = Given.prints();
    assertThatThrownBy(() -> with(good, good.cutInterval(), List.of(), micros))
        .hasMessageContaining("session start of " + micros);
  }

  private static MarketConfig with(
      MarketConfig good, long cut, List<IndicatorName> indicators, long sessionStart) {
    return new MarketConfig(
        cut,
        good.barIntervals(),
        good.partialBars(),
        indicators,
        good.emaSeed(),
        sessionStart,
        good.prices(),
        good.pricesOf(),
        good.rules(),
        good.defaults());
  }

  @Test
  void otherRulesChangeNothingElse() {
    MarketConfig config = Given.prints(Given.rule("a", "close > 1", null));
    Rule other = Given.rule("b", "close > 2", null);
    assertThat(config.withRules(List.of(other)).rules()).containsExactly(other);
    assertThat(config.withRules(List.of(other)).withRules(config.rules())).isEqualTo(config);
  }
}
