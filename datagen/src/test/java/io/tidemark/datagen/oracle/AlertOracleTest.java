package io.tidemark.datagen.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaches of limits, by hand. */
final class AlertOracleTest {
  @TempDir Path dir;

  private static List<String> alerts(Expected expected) {
    return expected.alerts().rows().stream()
        .map(row -> String.join(",", row).replace("2026-03-02T10:", ""))
        .toList();
  }

  @Test
  void aBreachBeginsAndEndsOnceEach() {
    Expected expected =
        new Day(dir)
            .limit("A,,59,49,,,")
            .limit("A,S,40,,7,,")
            .fill("0", "S", "BUY", "8", "5")
            .line("trades", Day.at("0") + ",T,A,OTHER,U,SELL,2,5,,,,")
            .quote("0", "S", "5", "5")
            .quote("0", "U", "5", "5")
            .quote("1", "S", "6", "6")
            .quote("2", "S", "6.5", "6.5")
            .line("trades", Day.at("3") + ",T2,A,OTHER,S,SELL,1,5,,,,")
            .quote("4", "S", "5", "5")
            .run();
    assertThat(alerts(expected))
        .containsExactly(
            // 8 of 7 units; 40 is no breach of 40
            "00:01Z,A,S,POSITION,BREACH,8,7,",
            // 48 + 10 gross, 38 net; the symbol alone 48
            "00:02Z,A,S,GROSS,BREACH,48,40,USD",
            // 52 + 10
            "00:03Z,A,,GROSS,BREACH,62,59,USD",
            // One sold in another book: 7 × 6.5 long, both ways 8 × 6.5 + 1 × 6.5
            "00:04Z,A,S,POSITION,CLEAR,7,7,",
            // 40 + 5 + 10
            "00:05Z,A,,GROSS,CLEAR,55,59,USD");
  }

  @Test
  void netIsWithoutItsSign() {
    Expected expected =
        new Day(dir)
            .instrument("EURUSD,FX,USD,1,")
            .instrument("E,EQUITY,EUR,1,")
            .limit("A,,,49,,,")
            .limit("A,E,,60,,,")
            .fill("0", "E", "SELL", "10", "5")
            .quote("0", "E", "5", "5")
            .quote("2", "EURUSD", "1.2", "1.2")
            .quote("3", "EURUSD", "1.3", "1.3")
            .run();
    // Unknown before there is a rate: 50 EUR are 60 USD
    assertThat(alerts(expected))
        .containsExactly("00:03Z,A,,NET,BREACH,60,49,USD", "00:04Z,A,E,NET,BREACH,65,60,USD");
  }

  @Test
  void moneyRestsWhileAMarkIsMissingAndUnitsDoNot() {
    Expected expected =
        new Day(dir)
            .limit("A,,10,,,,")
            .limit("A,S,10,,5,,")
            .fill("0", "S", "BUY", "6", "5")
            .quote("0", "S", "5", "5")
            .tick("1", "S", ",0,,0,,,")
            .fill("2", "S", "SELL", "5", "5")
            .quote("3", "S", "5", "5")
            .run();
    assertThat(alerts(expected))
        .containsExactly(
            "00:01Z,A,,GROSS,BREACH,30,10,USD",
            "00:01Z,A,S,GROSS,BREACH,30,10,USD",
            "00:01Z,A,S,POSITION,BREACH,6,5,",
            "00:03Z,A,S,POSITION,CLEAR,1,5,",
            "00:04Z,A,,GROSS,CLEAR,5,10,USD",
            "00:04Z,A,S,GROSS,CLEAR,5,10,USD");
  }

  @Test
  void whatIsFlatIsWorthNothingWhateverItsMark() {
    Expected expected =
        new Day(dir)
            .limit("A,S,10,,,,")
            .fill("0", "S", "BUY", "6", "5")
            .quote("0", "S", "5", "5")
            .tick("1", "S", ",0,,0,,,")
            .fill("2", "S", "SELL", "6", "5")
            .run();
    assertThat(alerts(expected))
        .containsExactly("00:01Z,A,S,GROSS,BREACH,30,10,USD", "00:03Z,A,S,GROSS,CLEAR,0,10,USD");
  }

  @Test
  void theLossOfADayEndsWithIt() {
    Expected expected =
        new Day(dir)
            .line("accounts", "A,USD,,100,10:01,UTC")
            .limit("A,,,,,10,20")
            .fill("0", "S", "BUY", "10", "5")
            .quote("0", "S", "6", "6")
            .quote("1", "S", "3.9", "3.9")
            .quote("200", "T", "1", "1")
            .run();
    // A fall from 110 to 89; nothing happens when the day ends, at 60
    assertThat(alerts(expected))
        .containsExactly(
            "00:02Z,A,,DAY_LOSS,BREACH,11,10,USD",
            "00:02Z,A,,DRAWDOWN,BREACH,21,20,USD",
            "01:01Z,A,,DAY_LOSS,CLEAR,0,10,USD");
    Expected shorter =
        new Day(dir)
            .line("accounts", "A,USD,,100,10:01,UTC")
            .limit("A,,,,,10,")
            .fill("0", "S", "BUY", "10", "5")
            .quote("1", "S", "3.9", "3.9")
            .quote("59", "T", "1", "1")
            .run();
    assertThat(alerts(shorter)).hasSize(1);
  }

  @Test
  void rowsReplaceRepeatAndDelete() {
    Expected expected =
        new Day(dir)
            .limit("A,,1,,,,")
            .limit("A,,1.0,,,,")
            .limit("A,,2,,,,")
            .limit("A,,,,,,")
            .limit("A,,,,,,")
            .limit("A,,,,5,,")
            .limit("A,S,,,,5,")
            .limit("A,S,,,,,5")
            .limit("A,S,-1,,,,")
            .limit(",S,1,,,,")
            .limit("A,S,0,,,,")
            .fill("0", "S", "BUY", "1", "5")
            .quote("0", "S", "5", "5")
            .run();
    assertThat(expected.counts().get("limits").toString())
        .isEqualTo("in 11 applied 4 late 0 duplicate 2 dead {MISSING_FIELD=1, OUT_OF_RANGE=4}");
    assertThat(alerts(expected)).containsExactly("00:01Z,A,S,GROSS,BREACH,5,0,USD");
  }
}
