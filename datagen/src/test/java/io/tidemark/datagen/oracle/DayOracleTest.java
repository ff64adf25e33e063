package io.tidemark.datagen.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The day of an account; here it begins a minute after the events do. */
final class DayOracleTest {
  private static final String BASE = "A,USD,,0,10:01:00,UTC";

  @TempDir Path dir;

  private static Map<String, String> account(Expected expected) {
    return Day.row(expected.accounts(), "A");
  }

  /** At the end of the first day: 4 realized, 6 × 1 unrealized. */
  private Day day() {
    return new Day(dir)
        .line("accounts", BASE)
        .fill("1", "S", "BUY", "10", "5")
        .quote("2", "S", "6", "6")
        .fill("3", "S", "SELL", "4", "6");
  }

  @ParameterizedTest
  @CsvSource({
    "00:00, UTC, 2026-03-02T10:00:00Z, 2026-03-02T00:00:00Z",
    // The cut at the beginning ends the day before
    "00:00, UTC, 2026-03-02T00:00:00Z, 2026-03-01T00:00:00Z",
    "17:00, America/New_York, 2026-03-02T22:00:01Z, 2026-03-02T22:00:00Z",
    "17:00, America/New_York, 2026-03-02T22:00:00Z, 2026-03-01T22:00:00Z",
    // Half past two is not there: an hour later, half past three in summer time
    "02:30, America/New_York, 2026-03-08T08:00:00Z, 2026-03-08T07:30:00Z",
    "02:30, America/New_York, 2026-03-08T07:30:00Z, 2026-03-07T07:30:00Z",
    // Half past one is there twice: the first of them
    "01:30, America/New_York, 2026-11-01T06:45:00Z, 2026-11-01T05:30:00Z",
    "23:59:59, Pacific/Auckland, 2026-07-01T11:59:59.5Z, 2026-07-01T11:59:59Z",
  })
  void aCutBelongsToTheDayThatBeganBeforeIt(
      LocalTime time, String zone, Instant cut, Instant began) {
    AccountRow row = new AccountRow("A", "USD", false, BigDecimal.ZERO, time, ZoneId.of(zone));
    long micros = Math.multiplyExact(cut.getEpochSecond(), 1_000_000L) + cut.getNano() / 1000;
    assertThat(TradingDay.of(row, micros)).isEqualTo(began.getEpochSecond() * 1_000_000L);
  }

  @Test
  void theFirstDayBeginsWithNothing() {
    Expected expected = day().quote("59.5", "S", "7", "7").run();
    assertThat(account(expected))
        .containsEntry("valued_at", Day.at("60"))
        .containsEntry("day_start", "2026-03-01T10:01:00Z")
        .containsEntry("day_realized_pnl", "4")
        .containsEntry("day_unrealized_pnl", "12")
        .containsEntry("day_pnl", "16")
        .containsEntry("prior_day_adjustment", "0");
  }

  @Test
  void theDayCountsFromTheLastValuationBeforeIt() {
    // Then 6 at 8 make 18, and a fee of 1
    Expected expected =
        day().quote("60.5", "S", "8", "8").cash("61", "C", "A", "USD", "1", "FEE").run();
    assertThat(account(expected))
        .containsEntry("day_start", Day.at("60"))
        .containsEntry("day_realized_pnl", "0")
        .containsEntry("day_unrealized_pnl", "12")
        .containsEntry("day_pnl", "11")
        .containsEntry("net_pnl", "21");
  }

  @Test
  void everyAccountIsOfTheDayOfTheLastCut() {
    Expected expected = new Day(dir).line("accounts", BASE).quote("70", "S", "1", "1").run();
    assertThat(account(expected))
        .containsEntry("day_start", Day.at("60"))
        .containsEntry("day_pnl", "0");
    Expected never = new Day(dir).line("accounts", BASE).run();
    assertThat(account(never)).containsEntry("day_start", "").containsEntry("day_pnl", "0");
  }

  @Test
  void flowsAreNoProfit() {
    Expected expected = day().cash("70", "C", "A", "USD", "500", "DEPOSIT").run();
    assertThat(account(expected)).containsEntry("day_pnl", "0").containsEntry("equity", "510");
  }

  @Test
  void aBustOfAnEarlierDaysFillIsShownApart() {
    // Without the sale all 10 are there, at 8
    Expected expected =
        day().quote("60.5", "S", "8", "8").message("65", "BUST", "X", "S", ",,,,", "T2").run();
    assertThat(account(expected))
        .containsEntry("day_realized_pnl", "-4")
        .containsEntry("day_unrealized_pnl", "24")
        .containsEntry("day_pnl", "20")
        .containsEntry("prior_day_adjustment", "-4");
    assertThat(account(day().message("58", "BUST", "X", "S", ",,,,", "T2").run()))
        .containsEntry("prior_day_adjustment", "0");
  }

  @Test
  void whatSettledAtTheStartIsOfTheDayBefore() {
    Day before = day().fill("59.5", "S", "SELL", "1", "6");
    before.message("70", "CORRECT", "C", "S", ",1,8,,", "T3");
    assertThat(account(before.run())).containsEntry("prior_day_adjustment", "2");
    Day after = day().fill("60", "S", "SELL", "1", "6");
    after.message("70", "CORRECT", "C", "S", ",1,8,,", "T3");
    assertThat(account(after.run())).containsEntry("prior_day_adjustment", "0");
  }

  @Test
  void adjustmentsAreOfOneDay() {
    Expected expected =
        new Day(dir)
            .line("accounts", BASE)
            .fill("1", "S", "BUY", "10", "5")
            .fill("3", "S", "SELL", "4", "6")
            .message("65", "BUST", "X", "S", ",,,,", "T2")
            .quote("40000", "S", "6", "6")
            .line("ticks", "2026-03-03T10:02:00Z,S,,6,,6,,,")
            .run();
    assertThat(account(expected))
        .containsEntry("day_start", "2026-03-03T10:01:00Z")
        .containsEntry("day_realized_pnl", "0")
        .containsEntry("prior_day_adjustment", "0");
  }

  @Test
  void theStartIsTheLastTimeThatNothingWasMissing() {
    // The mark goes at 50, after a valuation of 4 + 6; a print brings another after the start
    Expected expected =
        day()
            .tick("50", "S", ",0,,0,,,")
            .fill("55", "S", "SELL", "1", "9")
            .quote("61", "S", "8", "8")
            .run();
    // 4 + 4 realized, 5 × 3 unrealized, less 4 and 6
    assertThat(account(expected))
        .containsEntry("day_realized_pnl", "4")
        .containsEntry("day_unrealized_pnl", "9")
        .containsEntry("day_pnl", "13");
  }

  @Test
  void rowsOfADayAreJudged() {
    Expected expected =
        new Day(dir)
            .line("accounts", "A,,,,9:00,")
            .line("accounts", "B,,,,25:00,")
            .line("accounts", "C,,,,,Mars/Base")
            .line("accounts", "D,,,,00:00:00,UTC")
            .line("accounts", "D,,,,,")
            .line("accounts", "D,,,,00:01,UTC")
            .quote("0", "S", "1", "1")
            .run();
    assertThat(expected.counts().get("accounts").toString())
        .isEqualTo(
            "in 6 applied 1 late 0 duplicate 1"
                + " dead {BAD_TIME=2, REFERENCE_CHANGED=1, UNKNOWN_VALUE=1}");
  }
}
