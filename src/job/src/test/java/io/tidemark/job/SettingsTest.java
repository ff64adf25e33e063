package io.tidemark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.LotMethod;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
  @Test
  void defaults() {
    Settings settings = Settings.defaults();
    assertThat(settings.get(Keys.PARALLELISM)).isEqualTo(1);
    assertThat(settings.get(Keys.VALUATION_INTERVAL)).isEqualTo(1_000_000);
    assertThat(settings.get(Keys.MARKS_POLICY)).isEqualTo("mid");
    assertThat(settings.get(Keys.MARKS_STALE_AFTER)).isEqualTo(300_000_000);
    assertThat(settings.get(Keys.OUT_OF_ORDERNESS)).isEqualTo(1_000_000);
    assertThat(settings.get(Keys.MAX_DRIFT)).isEqualTo(3_600_000_000L);
    assertThat(settings.get(Keys.CORRECTION_WINDOW)).isEqualTo(604_800_000_000L);
    assertThat(settings.get(Keys.INSTRUMENTS_REQUIRED)).isFalse();
    assertThat(settings.get(Keys.ACCOUNTS_REQUIRED)).isFalse();
    assertThat(settings.get(Keys.DEFAULT_ASSET_CLASS)).isEqualTo(AssetClass.EQUITY);
    assertThat(settings.get(Keys.DEFAULT_CURRENCY)).isEqualTo("USD");
    assertThat(settings.get(Keys.DEFAULT_MULTIPLIER)).isEqualTo(10_000);
    assertThat(settings.get(Keys.DEFAULT_KIND)).isEqualTo(ContractKind.LINEAR);
    assertThat(settings.get(Keys.DEFAULT_LOT_METHOD)).isEqualTo(LotMethod.AVERAGE);
    assertThat(settings.get(Keys.DEFAULT_OPENING_CASH)).isZero();
    assertThat(settings.get(Keys.DEFAULT_DAY_START)).isEqualTo(LocalTime.MIDNIGHT);
    assertThat(settings.get(Keys.DEFAULT_TIME_ZONE)).isEqualTo(ZoneId.of("UTC"));
    assertThat(settings.get(Keys.BARS_INTERVALS)).containsExactly(300_000_000L);
    assertThat(settings.get(Keys.BARS_PRICE.get(AssetClass.EQUITY))).isEqualTo("prints");
    assertThat(settings.get(Keys.BARS_PRICE.get(AssetClass.FX))).isEqualTo("mids");
    assertThat(settings.get(Keys.BARS_PRICE.get(AssetClass.CFD))).isEqualTo("mids");
    assertThat(settings.get(Keys.INDICATORS_NAMES)).containsExactly("ema_38", "ema_100");
    assertThat(settings.get(Keys.SIGNALS_RULES)).isEmpty();
    assertThat(settings.get(Keys.CHECKPOINT_INTERVAL)).isZero();
    assertThat(settings.texts().keySet()).isEqualTo(Keys.all().keySet());
  }

  @Test
  void options_win_over_the_file_and_later_ones_over_earlier() {
    Settings settings =
        Settings.builder()
            .yaml("parallelism: 2\nmarks: {policy: last}\n", "job.yaml")
            .set("parallelism=3")
            .set(" parallelism = 4 ")
            .build();
    assertThat(settings.get(Keys.PARALLELISM)).isEqualTo(4);
    assertThat(settings.get(Keys.MARKS_POLICY)).isEqualTo("last");
  }

  @Test
  void a_preset_changes_defaults_and_what_is_given_wins_wherever_it_stands() {
    for (String file : new String[] {"preset: debs2022\nbars.intervals: 1m\n", ""}) {
      Settings settings =
          Settings.builder()
              .set("indicators.seed=sma")
              .yaml(file, "job.yaml")
              .set("preset=debs2022")
              .set("bars.intervals=1m")
              .build();
      assertThat(settings.get(Keys.INDICATORS_SEED)).isEqualTo("sma");
      assertThat(settings.get(Keys.BARS_INTERVALS)).containsExactly(60_000_000L);
      assertThat(Settings.of(settings.texts()).texts()).isEqualTo(settings.texts());
    }
    assertThat(Settings.builder().set("preset=debs2022").set("preset=").build().texts())
        .isEqualTo(Settings.defaults().texts());
  }

  @Test
  void presets_set_what_is_accepted() {
    for (String name : Presets.names()) {
      Settings settings = Settings.of(Presets.of(name));
      Presets.of(name)
          .forEach((key, text) -> assertThat(settings.texts()).containsEntry(key, text));
      assertThat(Settings.of(Map.of("preset", name)).get(Keys.INDICATORS_SEED)).isEqualTo("zero");
    }
  }

  @Test
  void yaml_nested_dotted_lists_and_numbers_as_written() {
    Settings settings =
        Settings.builder()
            .yaml(
                """
                # a comment
                valuation.interval: 500ms
                signals:
                  rules: rules.yaml
                defaults:
                  opening-cash: 0.00020
                  asset-class: FX
                bars.partial: true
                bars:
                  intervals:
                    - 5m
                    - 1m
                """,
                "job.yaml")
            .build();
    assertThat(settings.get(Keys.VALUATION_INTERVAL)).isEqualTo(500_000);
    assertThat(settings.get(Keys.SIGNALS_RULES)).isEqualTo("rules.yaml");
    assertThat(settings.get(Keys.DEFAULT_OPENING_CASH)).isEqualTo(20_000);
    assertThat(settings.get(Keys.DEFAULT_ASSET_CLASS)).isEqualTo(AssetClass.FX);
    assertThat(settings.get(Keys.BARS_PARTIAL)).isTrue();
    assertThat(settings.get(Keys.BARS_INTERVALS)).isEqualTo(List.of(60_000_000L, 300_000_000L));
    assertThat(Settings.builder().yaml("", "empty.yaml").build().texts())
        .isEqualTo(Settings.defaults().texts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "paralellism=2            | --set paralellism: there is no setting \"paralellism\"; did you"
            + " mean parallelism?",
        "marks.polcy=mid          | did you mean marks.policy?",
        "zzzzzzzzzzzzzzzzzzzzzz=1 | there is no setting \"zzzzzzzzzzzzzzzzzzzzzz\"",
        "preset=debs              | preset is \"debs\", not blank or one of debs2022",
        "quotes.expire-after=1m   | the setting quotes.expire-after is not in this version",
        "kafka.bootstrap=x        | not a comma list of host:port",
        "parallelism              | not of the form a.b=value",
        "parallelism=0            | --set parallelism: parallelism is \"0\", not a whole number from"
            + " 1 to 720",
        "parallelism=721          | not a whole number from 1 to 720",
        "parallelism=1.5          | not a whole number",
        "parallelism=             | not a whole number",
        "valuation.interval=0     | not a length of time",
        "valuation.interval=1     | not a length of time",
        "valuation.interval=500us | not a length of time",
        "valuation.interval=2d    | not a length of time such as 1s, from 1ms to 1d",
        "marks.policy=best        | not one of mid, last, bid_ask",
        "instruments.required=yes | not true or false",
        "defaults.currency=usd    | not a currency code",
        "defaults.kind=linear     | not one of LINEAR, INVERSE (write it in upper case)",
        "defaults.multiplier=0    | not a number above 0",
        "defaults.multiplier=1.00001 | at most 4 decimals",
        "defaults.day-start=5pm  | not a time of day such as 17:00 or 17:00:30",
        "defaults.day-start=24:00 | not a time of day",
        "defaults.time-zone=EST5 | not an IANA time zone such as America/New_York",
        "bars.intervals=1m,1m     | not a comma list of lengths of time",
        "bars.intervals=          | not a comma list of lengths of time",
        "indicators.names=ema_0   | N = 0 is not 1 to 10000",
        "indicators.names=ema_3@1500us | 1500us is no length of bars; whole milliseconds",
        "indicators.names=ema_3@2d | 2d is no length of bars; whole milliseconds up to 1d",
        "indicators.names=ema_5,ema_5 | a comma list of indicators",
        "signals.spread-tight.threshold=1 | there is no setting",
        "checkpoint.interval=1us  | not 0 (off) or a length of time",
      })
  void refuses(String assignment, String message) {
    assertThatThrownBy(() -> Settings.builder().set(assignment).build())
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void no_nearest_name_where_none_is_near() {
    assertThatThrownBy(() -> Settings.of(Map.of("qqqqqqq", "1")))
        .message()
        .doesNotContain("did you mean");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parallelism: 2\nmarks: {polcy: mid}|job.yaml:2: there is no setting \"marks.polcy\"",
        "a: 1|job.yaml:1: there is no setting",
        "\n\nparallelism: x|job.yaml:3: parallelism is \"x\"",
        "parallelism: 1\nparallelism: 2|job.yaml:2: parallelism is set twice, before at job.yaml:1",
        "marks: {policy: mid}\nmarks.policy: mid|job.yaml:2: marks.policy is set twice",
        "- 1|job.yaml:1: not a map of settings",
        "parallelism: [1|job.yaml:1: not YAML",
        "parallelism: [[1]]|job.yaml:1: parallelism must be a list of words",
        "? [a]\n: 1|job.yaml:1: a setting's name must be a word",
        "x: &a {y: *a}|nested too deeply",
        "parallelism: 1\n---\nparallelism: 2|not YAML",
      })
  void refuses_yaml(String test) {
    int bar = test.lastIndexOf('|');
    assertThatThrownBy(() -> Settings.builder().yaml(test.substring(0, bar), "job.yaml"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(test.substring(bar + 1));
  }
}
