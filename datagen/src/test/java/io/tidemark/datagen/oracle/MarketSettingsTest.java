package io.tidemark.datagen.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings of a run say to a recomputation. */
final class MarketSettingsTest {
  @TempDir Path dir;

  private static NaiveOptions options(Map<String, String> settings) {
    return MarketSettings.of(NaiveOptions.replay(), settings);
  }

  @Test
  void withoutAnyTheyAreTheDefaults() {
    assertThat(options(Map.of())).isEqualTo(NaiveOptions.replay());
  }

  @Test
  void eachIsFollowed() {
    NaiveOptions options =
        options(
            Map.of(
                "watermark.out-of-orderness", "0",
                "valuation.interval", "250ms",
                "marks.policy", "bid_ask",
                "bars.intervals", "1s, 1m,1d",
                "bars.price.equity", "mids",
                "bars.price.fx", "prints",
                "indicators.interval", "90s",
                "indicators.names", "macd,vwap_5@1h",
                "indicators.seed", "zero"));
    MarketOptions market = options.market();
    assertThat(options.outOfOrderness()).isZero();
    assertThat(market.cutInterval()).isEqualTo(250_000);
    assertThat(market.marks()).isEqualTo(MarketOptions.Marks.BID_ASK);
    assertThat(market.barIntervals()).containsOnly(1_000_000L, 60_000_000L, 86_400_000_000L);
    assertThat(market.midClasses()).containsOnly("CFD", "EQUITY");
    assertThat(market.allIntervals())
        .containsExactly(1_000_000L, 60_000_000L, 90_000_000L, 3_600_000_000L, 86_400_000_000L);
    assertThat(market.seed()).isEqualTo(Seed.ZERO);
    assertThat(market.rules()).hasSize(10);
  }

  @Test
  void aPresetSaysWhichRulesThereAreAndNothingElse() {
    NaiveOptions preset = options(Map.of("preset", "debs2022"));
    assertThat(preset.market().rules()).containsExactly("EMA_CROSS");
    assertThat(preset.market(preset.market().rules(MarketOptions.ALL_RULES)))
        .isEqualTo(options(Map.of("preset", "")))
        .isEqualTo(NaiveOptions.replay());
  }

  @ParameterizedTest
  @CsvSource({
    "indicators.names, gut_feeling",
    "indicators.names, ema_38@soon",
    "indicators.seed, last",
    "bars.intervals, '1m,five'",
    "bars.price.fx, closes",
    "valuation.interval, 99999999999d",
    "marks.policy, gut",
    "preset, debs2021",
  })
  void whatMeansNothingIsRefusedByName(String name, String text) {
    assertThat(MarketSettings.knows(name)).isTrue();
    assertThatThrownBy(() -> options(Map.of(name, text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name + "=" + text)
        .hasMessageNotContaining("\n");
  }

  @Test
  void othersAreNotKnown() {
    assertThat(List.of("marks.stale-after", "bars.price", "bars.price.gold", "parallelism"))
        .noneMatch(MarketSettings::knows);
  }

  @Test
  void barsAndIndicatorsAreOfAnyLengthAndPrice() {
    MarketOptions market =
        MarketOptions.standard()
            .bars(Set.of(1_000_000L, 60_000_000L))
            .indicators(60_000_000L, List.of("mom_1", "sma_2@1s", "volume_sma_1@2m"), Seed.SMA)
            .prices(Set.of(), Map.of("M", true))
            .rules(Set.of());
    Expected expected =
        new Day(dir)
            .print("0", "S", "5", "1")
            .print("59.5", "S", "6", "2")
            .print("60", "S", "8", "3")
            .tick("60.5", "M", ",1,1,3,1,9,9")
            .run(NaiveOptions.replay().market(market));
    assertThat(expected.bars().rows())
        .extracting(row -> String.join(" ", row.get(0), row.get(1), row.get(7), row.get(8)))
        .containsExactly(
            "S 1s 5 1", "S 1m 6 3", "S 1s 6 2", "M 1s 2 0", "M 1m 2 0", "S 1s 8 3", "S 1m 8 3");
    assertThat(expected.indicators().rows())
        .containsExactly(
            List.of(Day.at("60"), "S", "1s", "sma_2", "5.5"),
            List.of(Day.at("61"), "S", "1s", "sma_2", "7"),
            List.of(Day.at("120"), "M", "2m", "volume_sma_1", "0"),
            List.of(Day.at("120"), "S", "1m", "mom_1", "2"),
            List.of(Day.at("120"), "S", "2m", "volume_sma_1", "6"));
  }

  @ParameterizedTest
  @CsvSource({
    // Long 2 of S at bid 10, ask 14, last 11; short 1 of S
    "mid,     BUY,  12",
    "last,    BUY,  11",
    "bid_ask, BUY,  10",
    "bid_ask, SELL, 14",
  })
  void aPositionIsMarkedByThePolicy(String policy, String side, String mark) {
    Expected expected =
        new Day(dir)
            .tick("0.5", "S", ",10,1,14,1,11,1")
            .fill("1", "S", side, "1", "10")
            .run(options(Map.of("marks.policy", policy, "valuation.interval", "1m")));
    assertThat(Day.row(expected.positions(), "A", "B", "S"))
        .containsEntry("mark", mark)
        .containsEntry("valued_at", Day.at("60"));
  }
}
