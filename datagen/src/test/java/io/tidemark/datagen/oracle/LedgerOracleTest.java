package io.tidemark.datagen.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Positions and accounts, each figure worked out by hand. */
final class LedgerOracleTest {
  @TempDir Path dir;

  private static Map<String, String> position(Expected expected, String symbol) {
    return Day.row(expected.positions(), "A", "B", symbol);
  }

  private static Map<String, String> account(Expected expected) {
    return Day.row(expected.accounts(), "A");
  }

  @Test
  void averageRelievesProRataAndRoundsOnce() {
    // Bought 3 for 10 in all; a third of it leaves with one unit
    Expected expected =
        new Day(dir)
            .fill("0", "S", "BUY", "1", "3")
            .fill("1", "S", "BUY", "2", "3.5")
            .fill("2", "S", "SELL", "1", "4")
            .quote("2.5", "S", "4", "5")
            .run();
    assertThat(position(expected, "S"))
        .containsEntry("version", "3")
        .containsEntry("quantity", "2")
        .containsEntry("avg_price", "3.33333333")
        .containsEntry("cost", "6.66666667")
        .containsEntry("realized_pnl", "0.66666667")
        .containsEntry("mark", "4.5")
        .containsEntry("mark_ts", Day.at("2.500"))
        .containsEntry("mark_status", "LIVE")
        .containsEntry("unrealized_pnl", "2.33333333")
        .containsEntry("net_pnl", "3")
        .containsEntry("updated_at", Day.at("2"))
        .containsEntry("valued_at", Day.at("3"));
    assertThat(account(expected))
        .containsEntry("cash", "-6")
        .containsEntry("equity", "3")
        .containsEntry("gross_exposure", "9");
  }

  @Test
  void firstInFirstOutRelievesTheOldestLot() {
    Expected expected =
        new Day(dir)
            .account("A,USD,FIFO,100")
            .fill("0", "S", "BUY", "1", "3")
            .fill("1", "S", "BUY", "2", "3.5")
            .fill("2", "S", "SELL", "2", "4")
            .run();
    assertThat(position(expected, "S"))
        .containsEntry("quantity", "1")
        .containsEntry("avg_price", "3.5")
        .containsEntry("realized_pnl", "1.5");
  }

  @Test
  void anInverseContractIsAccountedInCoin() {
    // 1000 × 100 ÷ 50000 = 2 coins; half closed at 40000: 1 − 1.25; the rest at 62500: 1 − 0.8
    Expected expected =
        new Day(dir)
            .instrument("X,FUTURE,BTC,100,INVERSE")
            .account("A,BTC,,10")
            .fill("0", "X", "BUY", "1000", "50000")
            .fill("1", "X", "SELL", "500", "40000")
            .print("2", "X", "62500", "1")
            .run();
    assertThat(position(expected, "X"))
        .containsEntry("cost", "1")
        .containsEntry("avg_price", "50000")
        .containsEntry("realized_pnl", "-0.25")
        .containsEntry("unrealized_pnl", "0.2");
    assertThat(account(expected))
        .containsEntry("cash", "9.75")
        .containsEntry("equity", "9.95")
        .containsEntry("net_exposure", "0.8");
  }

  @Test
  void aFutureMovesCashByWhatItRealizes() {
    Expected expected =
        new Day(dir)
            .instrument("F,FUTURE,USD,50,")
            .fill("0", "A", "F", "SELL", "2", "100", "1.5,USD")
            .fill("1", "F", "BUY", "1", "98")
            .quote("1", "F", "99", "99")
            .run();
    assertThat(position(expected, "F"))
        .containsEntry("cost", "-5000")
        .containsEntry("realized_pnl", "100")
        .containsEntry("unrealized_pnl", "50");
    assertThat(account(expected))
        .containsEntry("cash", "98.5")
        .containsEntry("equity", "148.5")
        .containsEntry("gross_exposure", "4950")
        .containsEntry("net_exposure", "-4950");
  }

  @Test
  void aFillThroughZeroOpensTheRestAtItsPrice() {
    Expected expected =
        new Day(dir).fill("0", "S", "BUY", "10", "5").fill("1", "S", "SELL", "15", "7").run();
    assertThat(position(expected, "S"))
        .containsEntry("quantity", "-5")
        .containsEntry("cost", "-35")
        .containsEntry("realized_pnl", "20")
        .containsEntry("trades", "2");
  }

  @Test
  void withoutAMarkThePositionIsCarriedAtCost() {
    Expected expected =
        new Day(dir)
            .fill("0", "A", "S", "SELL", "10", "5", "1,")
            .fill("0", "FLAT", "BUY", "1", "5")
            .fill("1", "FLAT", "SELL", "1", "6")
            .run();
    assertThat(position(expected, "S"))
        .containsEntry("mark", "")
        .containsEntry("mark_ts", "")
        .containsEntry("mark_status", "MISSING")
        .containsEntry("unrealized_pnl", "")
        .containsEntry("net_pnl", "-1");
    assertThat(position(expected, "FLAT"))
        .containsEntry("mark_status", "MISSING")
        .containsEntry("unrealized_pnl", "0")
        .containsEntry("avg_price", "")
        .containsEntry("net_pnl", "1");
    assertThat(account(expected))
        .containsEntry("unrealized_pnl", "0")
        .containsEntry("equity", "0")
        .containsEntry("gross_exposure", "50")
        .containsEntry("net_exposure", "-50")
        .containsEntry("mark_status", "MISSING")
        .containsEntry("high_water_mark", "0");
  }

  @Test
  void aMarkIsStaleMoreThanFiveMinutesBeforeTheCut() {
    Day day = new Day(dir).quote("1", "S", "4", "6").fill("0", "S", "BUY", "1", "5");
    // The last cut is at 301: the mark is exactly five minutes old
    assertThat(position(day.quote("300.9", "T", "1", "1").run(), "S"))
        .containsEntry("mark_status", "LIVE");
    assertThat(account(day.quote("301", "T", "1", "1").run()))
        .containsEntry("mark_status", "STALE")
        .containsEntry("valued_at", Day.at("302"));
  }

  @Test
  void theHighWaterMarkIsSampledAtCutsLessDeposits() {
    Expected expected =
        new Day(dir)
            .account("A,USD,,1000")
            .fill("0.1", "S", "BUY", "10", "5")
            .quote("0.2", "S", "5", "5")
            .quote("1.1", "S", "9", "9")
            .quote("1.9", "S", "7", "7")
            .cash("2.5", "C1", "A", "USD", "500", "DEPOSIT")
            .quote("3.1", "S", "6", "6")
            .run();
    // 9 was never standing at a cut; at 2 the gain is 20, at the end 10
    assertThat(account(expected))
        .containsEntry("equity", "1510")
        .containsEntry("net_deposits", "500")
        .containsEntry("high_water_mark", "1020")
        .containsEntry("drawdown", "10");
  }

  @Test
  void theHighWaterMarkRestsWhileARateIsMissing() {
    Expected expected =
        new Day(dir)
            .instrument("EURUSD,FX,USD,1,")
            .cash("0", "C1", "A", "EUR", "100", "INTEREST")
            .cash("1", "C2", "A", "USD", "50", "INTEREST")
            .quote("5", "EURUSD", "1.1", "1.3")
            .cash("6", "C3", "A", "NOK", "1", "INTEREST")
            .cash("7", "C4", "A", "USD", "1000", "INTEREST")
            .run();
    assertThat(account(expected))
        .containsEntry("funding", "1170")
        .containsEntry("fx_status", "MISSING")
        .containsEntry("high_water_mark", "170")
        .containsEntry("drawdown", "0");
  }

  @Test
  void cashEventsGoToTheirColumns() {
    Expected expected =
        new Day(dir)
            .account("A,USD,,10")
            .cash("0", "C1", "A", "USD", "100", "DEPOSIT")
            .cash("0", "C2", "A", "USD", "30", "WITHDRAWAL")
            .cash("0", "C3", "A", "USD", "2", "FEE")
            .cash("0", "C4", "A", "USD", "-5", "FUNDING")
            .cash("0", "C5", "A", "USD", "3", "DIVIDEND")
            .cash("0", "C6", "A", "USD", "1", "INTEREST")
            .run();
    assertThat(account(expected))
        .containsEntry("version", "6")
        .containsEntry("net_deposits", "70")
        .containsEntry("cash", "77")
        .containsEntry("fees", "2")
        .containsEntry("funding", "-1")
        .containsEntry("net_pnl", "-3")
        .containsEntry("equity", "77");
  }

  @Test
  void convertsByPairByInverseAndThroughTheDollar() {
    Expected expected =
        new Day(dir)
            .instrument("EURUSD,FX,USD,1,")
            .instrument("USDJPY,FX,JPY,1,")
            .account("A,EUR,,0")
            .quote("1", "EURUSD", "1.25", "1.25")
            .quote("1", "USDJPY", "160", "160")
            .cash("0", "C1", "A", "USD", "10", "INTEREST")
            .cash("0", "C2", "A", "JPY", "1000", "INTEREST")
            .cash("0", "C3", "A", "EUR", "1", "INTEREST")
            .run();
    assertThat(Day.row(expected.balances(), "A", "USD")).containsEntry("rate", "0.8");
    // 1 ÷ 160 ÷ 1.25
    assertThat(Day.row(expected.balances(), "A", "JPY"))
        .containsEntry("rate", "0.005")
        .containsEntry("funding", "1000");
    assertThat(Day.row(expected.balances(), "A", "EUR")).containsEntry("rate", "1");
    assertThat(account(expected)).containsEntry("equity", "14").containsEntry("fx_status", "LIVE");
  }

  @Test
  void aFeeInAnotherCurrencyIsConvertedForThePositionOrLeftOut() {
    Day day =
        new Day(dir)
            .instrument("EURUSD,FX,USD,1,")
            .fill("0", "A", "S", "BUY", "1", "5", "2,EUR")
            .fill("1", "A", "S", "BUY", "1", "5", "-1,")
            .quote("1", "S", "5", "5");
    assertThat(position(day.run(), "S")).containsEntry("fees", "-1").containsEntry("net_pnl", "1");
    assertThat(account(day.run()))
        .containsEntry("fx_status", "MISSING")
        .containsEntry("fees", "-1");
    // One-sided: the last print converts
    Expected priced = day.tick("2", "EURUSD", ",1.1,,,,1.5,").run();
    assertThat(position(priced, "S")).containsEntry("fees", "2").containsEntry("net_pnl", "-2");
    assertThat(Day.row(priced.balances(), "A", "EUR"))
        .containsEntry("cash", "-2")
        .containsEntry("rate", "1.5");
  }

  @Test
  void aSymbolThatIsNoPairGivesNoRate() {
    Expected expected =
        new Day(dir)
            .quote("0", "EURUSD", "1.1", "1.1")
            .cash("0", "C1", "A", "EUR", "5", "DEPOSIT")
            .run();
    assertThat(account(expected)).containsEntry("fx_status", "MISSING");
    assertThat(Day.row(expected.balances(), "A", "EUR"))
        .containsEntry("cash", "5")
        .containsEntry("rate", "");
  }

  @Test
  void aLateFillIsAppliedAtTheBound() {
    // Late by 5 s: it takes effect one second before the newest, after the sale at 8
    Expected expected =
        new Day(dir)
            .account("A,USD,FIFO,0")
            .fill("8", "S", "SELL", "1", "10")
            .fill("10", "S", "BUY", "1", "9")
            .fill("5", "S", "BUY", "1", "7")
            .run();
    assertThat(expected.counts().get("trades").late()).isEqualTo(1);
    assertThat(expected.counts().get("trades").applied()).isEqualTo(2);
    // Closed by the late one at 7, reopened by the one at 10
    assertThat(position(expected, "S"))
        .containsEntry("realized_pnl", "3")
        .containsEntry("cost", "9")
        .containsEntry("updated_at", Day.at("10"))
        .containsEntry("valued_at", Day.at("11"));
  }

  @Test
  void repetitionsAreCountedAndContradictionsDie() {
    String row = ",T1,A,B,S,%s,1,%s,,,,";
    Expected expected =
        new Day(dir)
            .line("trades", Day.at("1") + row.formatted("BUY", "5"))
            .line("trades", Day.at("2") + ",T1,A,B,S,BUY,1.0,5.00,0,USD,NEW,")
            .line("trades", Day.at("2") + row.formatted("BUY", "6"))
            .line("trades", Day.at("2") + row.formatted("SELL", "6"))
            .cash("0", "C1", "A", "USD", "1", "DEPOSIT")
            .cash("5", "C1", "A", "USD", "1.0", "DEPOSIT")
            .cash("5", "C1", "A", "EUR", "1", "DEPOSIT")
            .run();
    Counts trades = expected.counts().get("trades");
    assertThat(trades.in()).isEqualTo(4);
    assertThat(trades.applied()).isEqualTo(2);
    assertThat(trades.duplicate()).isEqualTo(1);
    assertThat(trades.deadByReason()).containsEntry("CONFLICTING_DUPLICATE", 1L);
    assertThat(expected.counts().get("cash").duplicate()).isEqualTo(1);
    assertThat(expected.deadLetters().rows())
        .extracting(r -> r.get(0) + " " + r.get(1))
        .containsExactly("cash cash.csv:4", "trades trades.csv:4");
    assertThat(account(expected)).containsEntry("version", "3").containsEntry("cash", "2");
  }

  @Test
  void aFillOlderThanTheWindowIsDead() {
    Expected expected =
        new Day(dir)
            .line("trades", "2026-03-10T10:00:00Z,T1,A,,S,BUY,1,5,,,,")
            .line("trades", "2026-03-03T10:00:00Z,T2,A,,S,BUY,1,5,,,,")
            .line("trades", "2026-03-03T09:59:59.999999Z,T3,A,,S,BUY,1,5,,,,")
            .line("trades", "2026-03-03T09:59:59.999999Z,T3,B,,S,BUY,1,5,,,,")
            .run();
    assertThat(expected.counts().get("trades").deadByReason())
        .containsOnly(Map.entry("TOO_OLD", 1L));
    assertThat(expected.counts().get("trades").late()).isEqualTo(2);
    assertThat(account(expected)).containsEntry("version", "2");
  }

  @Test
  void aProductOutOfRangeIsDeadAndLeavesNoTrace() {
    Expected expected =
        new Day(dir)
            .fill("0", "S", "BUY", "90000000000", "90000000000")
            .instrument("X,FUTURE,BTC,1,INVERSE")
            .fill("1", "X", "BUY", "1", "-3")
            .run();
    assertThat(expected.counts().get("trades").deadByReason())
        .containsOnly(Map.entry("OVERFLOW", 1L), Map.entry("OUT_OF_RANGE", 1L));
    assertThat(expected.accounts().rows()).isEmpty();
  }

  @Test
  void anAccountWithNoEventIsListedWithItsOpeningCash() {
    Expected expected = new Day(dir).account("A,EUR,,12.50").quote("7.5", "S", "1", "2").run();
    assertThat(account(expected))
        .containsEntry("version", "0")
        .containsEntry("opening_cash", "12.5")
        .containsEntry("equity", "12.5")
        .containsEntry("high_water_mark", "12.5")
        .containsEntry("updated_at", "")
        .containsEntry("valued_at", Day.at("8"));
    assertThat(Day.row(expected.balances(), "A")).containsEntry("cash", "12.5");
  }
}
