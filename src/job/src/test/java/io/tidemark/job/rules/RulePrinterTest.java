package io.tidemark.job.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.rule.RuleParser;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RulePrinterTest {
  private static final long MINUTE = 60_000_000;

  private static final String FULL =
      """
      - name: FULL
        kind: K
        on: 5m
        classes: [FX, EQUITY]
        symbols: ["B,\\"\\\\", NO, A.1]
        buy: close > 2*ema_38@1h - 0.5 * atr_14[1] and bar_vwap <= close then macd_signal_5_35_5 crosses below 0 - 1.5 within 3 bars
        emit: every
        cooldown: 90s
        size: 1.50
        enabled: false
      - name: TICKS
        sell: -1 * spread >= mid_roc_60s then realized_vol_20t < 0.1 within 1500ms
        size: min( ask_size , 3)
      """;

  private static List<RuleText> read(String yaml) {
    return RulesYaml.read(yaml, "test").stream().map(RulesYaml.Entry::text).toList();
  }

  private static String printed(List<RuleText> rules) {
    StringBuilder lines = new StringBuilder();
    rules.forEach(
        rule -> RulePrinter.lines(rule, MINUTE).forEach(line -> lines.append(line).append('\n')));
    return lines.toString();
  }

  @Test
  void whatIsPrintedIsReadAsTheSameRules() {
    for (List<RuleText> rules : List.of(read(FULL), RuleFiles.load(Settings.defaults()))) {
      List<RuleText> again = read(printed(rules));
      assertThat(again).hasSameSizeAs(rules);
      for (int i = 0; i < rules.size(); i++) {
        Rule rule = RuleParser.parse(rules.get(i), MINUTE);
        // Read with another default, since nothing is left to defaults.
        Rule same = RuleParser.parse(again.get(i), 7 * MINUTE);
        assertThat(same.fingerprint()).as(rule.name()).isEqualTo(rule.fingerprint());
        assertThat(same).usingRecursiveComparison().ignoringFields("buy", "sell").isEqualTo(rule);
        assertThat(again.get(i).enabled()).isEqualTo(rules.get(i).enabled());
      }
      assertThat(printed(again)).isEqualTo(printed(rules));
    }
  }

  @Test
  void everyValueStandsThereWithItsInterval() {
    assertThat(RulePrinter.lines(read("- {name: A, buy: rsi_14 < 30}").get(0), MINUTE))
        .containsExactly("- name: A", "  on: 1m", "  buy: rsi_14@1m < 30", "  # uses rsi_14@1m");
    assertThat(RulePrinter.lines(read(FULL).get(1), MINUTE))
        .contains("  on: tick", "  # uses ask, bid, mid_roc_1m, realized_vol_20t");
  }
}
