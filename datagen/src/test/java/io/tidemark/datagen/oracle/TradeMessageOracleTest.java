package io.tidemark.datagen.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Busts, corrections and transfers, each figure worked out by hand. */
final class TradeMessageOracleTest {
  private static final NaiveOptions TEN_SECONDS =
      NaiveOptions.replay().correctionWindow(10_000_000L);

  @TempDir Path dir;

  private static Map<String, String> position(Expected expected, String symbol) {
    return Day.row(expected.positions(), "A", "B", symbol);
  }

  private static Map<String, String> account(Expected expected) {
    return Day.row(expected.accounts(), "A");
  }

  private static Map<String, String> fill(Expected expected, int version) {
    return Day.row(expected.fills(), "A", String.valueOf(version));
  }

  private static Counts trades(Expected expected) {
    return expected.counts().get("trades");
  }

  private static List<String> types(Expected expected) {
    return expected.fills().rows().stream().map(row -> row.get(4) + " " + row.get(5)).toList();
  }

  @Test
  void aBustLeavesWhatTheOtherFillsMake() {
    // 100000 bought at 1, half sold at 1.1 with a gain of 5000; the purchase never was
    Expected expected =
        new Day(dir)
            .fill("0", "A", "S", "BUY", "100000", "1", "5,EUR")
            .fill("1", "S", "SELL", "50000", "1.1")
            .message("2.5", "BUST", "X", "S", ",,,,", "T1")
            .run();
    assertThat(position(expected, "S"))
        .containsEntry("version", "3")
        .containsEntry("trades", "1")
        .containsEntry("quantity", "-50000")
        .containsEntry("avg_price", "1.1")
        .containsEntry("realized_pnl", "0")
        .containsEntry("fees", "0")
        .containsEntry("updated_at", Day.at("2.500"));
    assertThat(account(expected))
        .containsEntry("version", "3")
        .containsEntry("cash", "55000")
        .containsEntry("fees", "0");
    assertThat(Day.row(expected.balances(), "A", "EUR")).containsEntry("cash", "0");
    assertThat(fill(expected, 3))
        .containsEntry("type", "BUST")
        .containsEntry("trade_id", "X")
        .containsEntry("ref_trade_id", "T1")
        .containsEntry("side", "BUY")
        .containsEntry("quantity", "100000")
        .containsEntry("price", "1")
        .containsEntry("fee", "5")
        .containsEntry("fee_currency", "EUR")
        .containsEntry("realized_pnl", "-5000")
        .containsEntry("ts", Day.at("2.500"))
        .containsEntry("position_version", "3")
        .containsEntry("position_quantity", "-50000")
        .containsEntry("cost", "-55000")
        .containsEntry("position_realized_pnl", "0")
        .containsEntry("source", "trades.csv:4")
        .containsEntry("settled_at", Day.at("3"));
  }

  @Test
  void aBustedOnlyFillLeavesAFlatPosition() {
    Expected expected =
        new Day(dir)
            .fill("0", "A", "S", "BUY", "2", "3", "1,")
            .message("1", "BUST", "X", "S", "BUY,,,,", "T1")
            .run();
    assertThat(position(expected, "S"))
        .containsEntry("quantity", "0")
        .containsEntry("avg_price", "")
        .containsEntry("trades", "0")
        .containsEntry("net_pnl", "0");
    assertThat(account(expected)).containsEntry("cash", "0").containsEntry("equity", "0");
    assertThat(fill(expected, 2)).containsEntry("avg_price", "");
  }

  @Test
  void aCorrectionIsAsIfItHadBeenSoFromTheStart() {
    // 12 bought at 6 instead of 10 at 5; 4 of them sold at 7
    Expected expected =
        new Day(dir)
            .fill("0", "A", "S", "BUY", "10", "5", "2,")
            .fill("1", "S", "SELL", "4", "7")
            .message("2", "CORRECT", "C", "S", ",12,6,1,EUR", "T1")
            .run();
    assertThat(position(expected, "S"))
        .containsEntry("version", "3")
        .containsEntry("trades", "2")
        .containsEntry("quantity", "8")
        .containsEntry("cost", "48")
        .containsEntry("realized_pnl", "4");
    assertThat(Day.row(expected.balances(), "A", "USD"))
        .containsEntry("cash", "-44")
        .containsEntry("fees", "0");
    assertThat(Day.row(expected.balances(), "A", "EUR"))
        .containsEntry("cash", "-1")
        .containsEntry("fees", "1");
    assertThat(fill(expected, 3))
        .containsEntry("side", "BUY")
        .containsEntry("quantity", "12")
        .containsEntry("price", "6")
        .containsEntry("fee", "1")
        .containsEntry("fee_currency", "EUR")
        .containsEntry("realized_pnl", "-4");
    assertThat(fill(expected, 1)).containsEntry("quantity", "10").containsEntry("fee", "2");
  }

  @Test
  void aCorrectedFillKeepsItsPlaceAmongTheLots() {
    // First in: 1 at 4, corrected from 3; so 2 at 5 stay
    Expected expected =
        new Day(dir)
            .account("A,USD,FIFO,0")
            .fill("0", "S", "BUY", "1", "3")
            .fill("1", "S", "BUY", "2", "5")
            .fill("2", "S", "SELL", "1", "6")
            .message("3", "CORRECT", "C", "S", "BUY,1,4,,", "T1")
            .run();
    assertThat(position(expected, "S"))
        .containsEntry("realized_pnl", "2")
        .containsEntry("cost", "10");
  }

  @Test
  void anyIdThatAFillHasHadNamesIt() {
    Expected expected =
        new Day(dir)
            .fill("0", "S", "BUY", "10", "5")
            .message("1", "CORRECT", "C1", "S", ",11,5,,", "T1")
            .message("2", "CORRECT", "C2", "S", ",12,5,,", "C1")
            .message("3", "CORRECT", "C3", "S", ",13,5,,", "T1")
            .message("4", "BUST", "X1", "S", ",,,,", "C2")
            .message("5", "BUST", "X2", "S", ",,,,", "T1")
            .message("6", "CORRECT", "C4", "S", ",14,5,,", "C3")
            .run();
    assertThat(types(expected))
        .containsExactly("NEW T1", "CORRECT C1", "CORRECT C2", "CORRECT C3", "BUST X1");
    assertThat(fill(expected, 5)).containsEntry("quantity", "13");
    assertThat(trades(expected).applied()).isEqualTo(5);
    assertThat(trades(expected).duplicate()).isEqualTo(1);
    assertThat(trades(expected).deadByReason()).containsOnly(Map.entry("ALREADY_BUSTED", 1L));
    assertThat(account(expected)).containsEntry("version", "5");
  }

  @Test
  void messagesAreRepeatedOrContradictedAsFillsAre() {
    Expected expected =
        new Day(dir)
            .fill("0", "S", "BUY", "10", "5")
            .message("1", "CORRECT", "C", "S", ",11,5,,", "T1")
            .message("2", "CORRECT", "C", "S", ",11.0,5,0,USD", "T1")
            .message("2", "CORRECT", "C", "S", ",12,5,,", "T1")
            .message("3", "BUST", "X", "S", ",,,,", "T1")
            .message("4", "BUST", "X", "S", ",,,,", "T1")
            .message("4", "BUST", "X", "S", ",,,,USD", "T1")
            .run();
    assertThat(trades(expected).applied()).isEqualTo(3);
    assertThat(trades(expected).duplicate()).isEqualTo(2);
    assertThat(trades(expected).deadByReason())
        .containsOnly(Map.entry("CONFLICTING_DUPLICATE", 2L));
  }

  @Test
  void anIdOnBothSidesNeedsTheSide() {
    Day day =
        new Day(dir)
            .line("trades", Day.at("0") + ",T,A,B,S,BUY,10,5,,,,")
            .line("trades", Day.at("0") + ",T,A,B,S,SELL,4,6,,,,")
            .message("1", "BUST", "X", "S", ",,,,", "T")
            .message("2", "BUST", "Y", "S", "SELL,,,,", "T");
    Expected expected = day.run();
    assertThat(trades(expected).deadByReason()).containsOnly(Map.entry("AMBIGUOUS_REFERENCE", 1L));
    assertThat(position(expected, "S")).containsEntry("quantity", "10");
    assertThat(fill(expected, 3)).containsEntry("side", "SELL").containsEntry("trade_id", "Y");
  }

  @Test
  void whatComesBeforeItsFillWaitsForIt() {
    // The chain is freed by its first link, and all of it at once
    Expected expected =
        new Day(dir)
            .message("0", "BUST", "X", "S", ",,,,", "C")
            .message("1", "CORRECT", "C", "S", ",3,5,,", "T1")
            .message("1", "BUST", "Y", "S", ",,,,", "T9")
            .fill("3.2", "S", "BUY", "10", "5")
            .fill("3.4", "S", "BUY", "1", "7")
            .run();
    assertThat(types(expected)).containsExactly("NEW T1", "CORRECT C", "BUST X", "NEW T2");
    assertThat(fill(expected, 3))
        .containsEntry("quantity", "3")
        .containsEntry("ts", Day.at("0"))
        .containsEntry("settled_at", Day.at("4"));
    assertThat(position(expected, "S")).containsEntry("cost", "7").containsEntry("trades", "1");
    assertThat(trades(expected).applied()).isEqualTo(4);
    assertThat(trades(expected).deadByReason()).containsOnly(Map.entry("UNKNOWN_REFERENCE", 1L));
  }

  @Test
  void whatWaitedTwiceIsADuplicateOnceItsFillIsThere() {
    Expected expected =
        new Day(dir)
            .message("0", "BUST", "X", "S", ",,,,", "T1")
            .message("0", "BUST", "X", "S", ",,,,", "T1")
            .message("0", "BUST", "X", "S", "SELL,,,,", "T1")
            .fill("2", "S", "BUY", "10", "5")
            .run();
    // The one that names a sale waits on
    assertThat(trades(expected).toString())
        .isEqualTo("in 4 applied 2 late 0 duplicate 1 dead {UNKNOWN_REFERENCE=1}");
  }

  @Test
  void aWaitEndsAfterTheCutThatHoldsTheEndOfTheWindow() {
    Day in = new Day(dir).message("1", "BUST", "X", "S", ",,,,", "T2");
    in.fill("12.9", "Z", "S", "BUY", "1", "1", ",").fill("5", "S", "BUY", "1", "5");
    // Late: it takes effect at 11.9, in the cut 12
    assertThat(types(in.run(TEN_SECONDS))).contains("BUST X");
    Day out = new Day(dir).message("1", "BUST", "X", "S", ",,,,", "T2");
    out.fill("13", "Z", "S", "BUY", "1", "1", ",").fill("5", "S", "BUY", "1", "5");
    Expected expected = out.run(TEN_SECONDS);
    assertThat(types(expected)).doesNotContain("BUST X");
    assertThat(trades(expected).deadByReason()).containsOnly(Map.entry("UNKNOWN_REFERENCE", 1L));
  }

  @Test
  void nothingIsKnownOfWhatIsOlderThanTheWindow() {
    Expected expected =
        new Day(dir)
            .fill("0", "S", "BUY", "1", "5")
            .message("8", "CORRECT", "C", "S", ",2,5,,", "T1")
            .fill("12", "S", "BUY", "1", "5")
            // Its fill is too old, though the correction is not
            .message("12", "BUST", "X", "S", ",,,,", "C")
            // Forgotten
            .message("12", "BUST", "Y", "S", ",,,,", "T1")
            .line("trades", Day.at("12") + ",T1,A,B,S,BUY,7,7,,,,")
            // Too old itself
            .message("1.9", "BUST", "Z", "S", ",,,,", "T2")
            .run(TEN_SECONDS);
    assertThat(types(expected))
        .containsExactly("NEW T1", "CORRECT C", "NEW T2", "NEW T1", "BUST Y");
    assertThat(trades(expected).deadByReason()).containsOnly(Map.entry("TOO_OLD", 2L));
    assertThat(position(expected, "S")).containsEntry("quantity", "3");
  }

  @Test
  void aBustDoesNotMoveTheWindow() {
    Expected expected =
        new Day(dir)
            .fill("0", "S", "BUY", "1", "5")
            .message("20", "BUST", "Y", "S", ",,,,", "T1")
            .message("20", "BUST", "X", "S", ",,,,", "T9")
            // So that the next takes effect at 29
            .fill("30", "Z", "S", "BUY", "1", "1", ",")
            .fill("8", "S", "BUY", "2", "5")
            .message("20", "BUST", "Y", "S", ",,,,", "T1")
            .run(TEN_SECONDS);
    assertThat(types(expected)).containsExactly("NEW T1", "BUST Y", "NEW T3", "NEW T2");
    assertThat(trades(expected).toString())
        .isEqualTo("in 6 applied 3 late 1 duplicate 1 dead {UNKNOWN_REFERENCE=1}");
  }

  @Test
  void theEndOfTheWindowBelongsToIt() {
    Expected expected =
        new Day(dir)
            .fill("2", "S", "BUY", "1", "5")
            .fill("12", "S", "BUY", "1", "5")
            .fill("14", "Z", "S", "BUY", "1", "1", ",")
            .line("trades", Day.at("2") + ",T1,A,B,S,BUY,1,5,,,,")
            .message("2", "BUST", "X", "S", ",,,,", "T1")
            .run(TEN_SECONDS);
    assertThat(trades(expected).toString()).isEqualTo("in 5 applied 3 late 1 duplicate 1 dead {}");
  }

  @Test
  void whatWaitedTooLongIsTooOldForItsFill() {
    Expected expected =
        new Day(dir)
            .message("1", "BUST", "X", "S", ",,,,", "T1")
            .fill("11.5", "S", "BUY", "1", "5")
            .run(TEN_SECONDS);
    assertThat(trades(expected).deadByReason()).containsOnly(Map.entry("TOO_OLD", 1L));
  }

  @Test
  void aBustIsNoFillThatCouldBeNamed() {
    Expected expected =
        new Day(dir)
            .instrument("X,FUTURE,BTC,1,INVERSE")
            .fill("0", "X", "BUY", "1", "5")
            .message("1", "BUST", "B1", "X", ",,,,", "T1")
            .message("2", "BUST", "B2", "X", ",,,,", "B1")
            .message("2", "CORRECT", "C", "X", ",1,2,,", "B1")
            .run();
    assertThat(trades(expected).deadByReason()).containsOnly(Map.entry("UNKNOWN_REFERENCE", 2L));
    assertThat(position(expected, "X")).containsEntry("cost", "0");
  }

  @Test
  void cashEventsAreForgottenAfterTheWindow() {
    Expected expected =
        new Day(dir)
            .cash("0", "C1", "A", "USD", "1", "DEPOSIT")
            .cash("10", "C2", "A", "USD", "1", "DEPOSIT")
            .cash("10", "C1", "A", "USD", "1", "DEPOSIT")
            .cash("10.5", "C3", "A", "USD", "1", "DEPOSIT")
            .cash("10.5", "C1", "A", "USD", "2", "DEPOSIT")
            .cash("12", "C1", "Z", "USD", "1", "DEPOSIT")
            .cash("0.4", "C4", "A", "USD", "5", "DEPOSIT")
            .run(TEN_SECONDS);
    assertThat(expected.counts().get("cash").toString())
        .isEqualTo("in 7 applied 5 late 0 duplicate 1 dead {TOO_OLD=1}");
    assertThat(account(expected)).containsEntry("net_deposits", "5");
  }

  @Test
  void aTransferMovesThePositionAtCost() {
    // In 10 at 5; out 4 at their book cost, whatever the price; 6 sold at 7
    Expected expected =
        new Day(dir)
            .message("0", "TRANSFER", "I", "S", "BUY,10,5,1,", "")
            .message("1", "TRANSFER", "O", "S", "SELL,4,9,,", "")
            .message("2", "NEW", "T", "S", "SELL,6,7,,", "")
            .run();
    assertThat(fill(expected, 1))
        .containsEntry("type", "TRANSFER")
        .containsEntry("realized_pnl", "0")
        .containsEntry("cost", "50");
    assertThat(fill(expected, 2))
        .containsEntry("realized_pnl", "0")
        .containsEntry("cost", "30")
        .containsEntry("price", "9");
    assertThat(position(expected, "S"))
        .containsEntry("realized_pnl", "12")
        .containsEntry("trades", "3");
    assertThat(account(expected))
        .containsEntry("net_deposits", "30")
        .containsEntry("cash", "41")
        .containsEntry("equity", "41")
        .containsEntry("high_water_mark", "11")
        .containsEntry("fees", "1");
  }

  @Test
  void aTransferThroughZeroOpensTheRestAtItsPrice() {
    // Out 10 of 4: cost from 20 to -54
    Expected expected =
        new Day(dir)
            .account("A,USD,FIFO,100")
            .fill("0", "S", "BUY", "4", "5")
            .message("1", "TRANSFER", "O", "S", "SELL,10,9,,", "")
            .run();
    assertThat(position(expected, "S"))
        .containsEntry("quantity", "-6")
        .containsEntry("cost", "-54")
        .containsEntry("realized_pnl", "0");
    assertThat(account(expected))
        .containsEntry("cash", "80")
        .containsEntry("net_deposits", "-74")
        .containsEntry("equity", "26");
  }

  @Test
  void aFutureComesInForNothing() {
    Expected expected =
        new Day(dir)
            .instrument("F,FUTURE,USD,50,")
            .message("0", "TRANSFER", "I", "F", "BUY,2,100,,", "")
            .quote("0.5", "F", "101", "101")
            .run();
    assertThat(account(expected))
        .containsEntry("net_deposits", "0")
        .containsEntry("cash", "0")
        .containsEntry("unrealized_pnl", "100")
        .containsEntry("equity", "100");
  }

  @Test
  void aBustBeforeATransferChangesWhatWasTransferred() {
    // Bought 10 at 5 and 10 at 7: out 5 at 6. Without the first: out 5 at 7
    Expected expected =
        new Day(dir)
            .fill("0", "S", "BUY", "10", "5")
            .fill("1", "S", "BUY", "10", "7")
            .message("2", "TRANSFER", "O", "S", "SELL,5,6,,", "")
            .message("3", "BUST", "X", "S", ",,,,", "T1")
            .message("4", "CORRECT", "C", "S", ",4,1,,", "O")
            .run();
    assertThat(fill(expected, 3)).containsEntry("cost", "90");
    assertThat(fill(expected, 4)).containsEntry("cost", "35");
    // Corrected, it is still a transfer: out 4 at 7
    assertThat(fill(expected, 5)).containsEntry("cost", "42").containsEntry("realized_pnl", "0");
    assertThat(account(expected))
        .containsEntry("net_deposits", "-28")
        .containsEntry("cash", "-70")
        .containsEntry("equity", "-28");
  }

  @Test
  void whatWouldNotFitChangesNothing() {
    Expected expected =
        new Day(dir)
            .instrument("X,FUTURE,BTC,1,INVERSE")
            .fill("0", "S", "BUY", "10", "5")
            .fill("0", "X", "BUY", "1", "5")
            .message("1", "CORRECT", "C1", "S", ",90000000000,90000000000,,", "T1")
            .message("1", "CORRECT", "C2", "X", ",1,-5,,", "T2")
            .fill("2", "S", "BUY", "1", "1")
            .message("3", "BUST", "B", "S", ",,,,", "T3")
            .run();
    assertThat(trades(expected).deadByReason())
        .containsOnly(Map.entry("OVERFLOW", 1L), Map.entry("OUT_OF_RANGE", 1L));
    assertThat(position(expected, "S")).containsEntry("cost", "50").containsEntry("version", "3");
    assertThat(account(expected)).containsEntry("version", "4");
  }

  @Test
  void cashMustFitToo() {
    // Each costs 9e17, both together more than 128 bits hold
    Expected expected =
        new Day(dir)
            .fill("0", "S", "BUY", "9000000000", "100000000")
            .fill("1", "U", "BUY", "9000000000", "100000000")
            .run();
    assertThat(trades(expected).deadByReason()).containsOnly(Map.entry("OVERFLOW", 1L));
    assertThat(expected.positions().rows()).hasSize(1);
  }

  @Test
  void aPositionThatWasUsedSinceRestsAnew() {
    Expected expected =
        new Day(dir)
            .fill("4", "S", "BUY", "10", "5")
            .fill("5", "S", "SELL", "10", "6")
            .fill("10", "S", "BUY", "10", "5")
            .fill("11", "S", "SELL", "10", "6")
            .fill("18", "S", "BUY", "1", "7")
            .run(new NaiveOptions(1_000_000L, 10_000_000L, true));
    assertThat(position(expected, "S")).containsEntry("version", "5");
  }

  @Test
  void aFlatPositionRetiresAfterTheWindow() {
    Day day =
        new Day(dir)
            .quote("0", "S", "8", "8")
            .fill("4", "S", "BUY", "10", "5")
            .fill("5", "S", "SELL", "10", "6")
            .quote("17", "S", "9", "9")
            .message("17", "BUST", "X", "S", ",,,,", "T2");
    NaiveOptions live = new NaiveOptions(1_000_000L, 10_000_000L, true);
    Expected gone = day.run(live);
    assertThat(gone.positions().rows()).isEmpty();
    assertThat(trades(gone).deadByReason()).containsOnly(Map.entry("TOO_OLD", 1L));
    assertThat(account(gone)).containsEntry("realized_pnl", "10").containsEntry("cash", "10");
    Expected again = day.fill("18", "S", "BUY", "1", "7").run(live);
    assertThat(position(again, "S"))
        .containsEntry("version", "1")
        .containsEntry("realized_pnl", "0")
        .containsEntry("trades", "1");
    assertThat(fill(again, 3)).containsEntry("position_version", "1");
    assertThat(account(again)).containsEntry("realized_pnl", "10").containsEntry("equity", "12");
    assertThat(position(day.run(TEN_SECONDS), "S"))
        .containsEntry("version", "4")
        .containsEntry("quantity", "11");
  }
}
