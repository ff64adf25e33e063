package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.Desk.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.Reason;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Times;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.LotMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Positions that leave the books and may come back; lots and histories that go. */
class RetireTest {
  private static final PositionKey KEY = new PositionKey("", "EQ");

  private final Desk desk = new Desk();

  private void fill(String id, Side side, String quantity, String price) {
    assertThat(desk.apply(Desk.fill(id, desk.cut, side, "EQ", quantity, price, "1", "")))
        .isEqualTo(Outcome.APPLIED);
  }

  private Trade bust(String ref) {
    return Desk.message(Trade.Type.BUST, "B" + ref, desk.cut, null, "EQ", "1", "1", "0", "", ref);
  }

  private boolean retires() {
    return desk.ledger.retires(desk.state.position(KEY), desk.cut);
  }

  @Test
  void onlyWhatHasBeenFlatForLongerThanTheWindowRetires() {
    fill("1", Side.BUY, "10", "5");
    desk.cut += 2 * Desk.WINDOW;
    assertThat(retires()).as("still open").isFalse();
    fill("2", Side.SELL, "10", "6");
    desk.cut += Desk.WINDOW;
    assertThat(retires()).isFalse();
    desk.cut += 1;
    assertThat(retires()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void itsTotalsStayAndALaterFillBeginsAnew(LotMethod method) {
    desk.open("USD", method, "100");
    for (int i = 0; i < 300; i++) {
      fill("T" + i, Side.BUY, "1", Integer.toString(5 + i % 7));
    }
    fill("close", Side.SELL, "300", "10");
    AccountRow before = desk.account();
    desk.cut += Desk.WINDOW + 1;
    desk.ledger.retire(desk.state, KEY);
    assertThat(desk.state.keys()).isEmpty();
    assertThat(desk.state.fillChunks()).isZero();
    assertThat(desk.state.lotChunks()).isZero();
    assertThat(desk.account().realized()).isEqualTo(before.realized());
    assertThat(desk.account().cash()).isEqualTo(before.cash());
    assertThat(desk.account().fees()).isEqualTo(money("301"));

    // Nobody has traded since, so the ledger still knows the messages, but not the fills.
    assertThat(desk.refusal(bust("T5"))).isEqualTo(Reason.TOO_OLD);
    desk.market.list("EQ", AssetClass.FUTURE, "EUR", "2");
    fill("new", Side.SELL, "3", "7");
    PositionRow row = desk.position("EQ");
    assertThat(row.version()).isEqualTo(1);
    assertThat(row.fills()).isEqualTo(1);
    assertThat(row.quantity()).isEqualTo(Fixed8.parse("-3"));
    assertThat(row.realized()).isEqualTo(money("0"));
    assertThat(row.fees()).isEqualTo(money("1"));
    assertThat(row.currency()).as("the terms are new too").isEqualTo("EUR");
    assertThat(desk.apply(bust("new"))).isEqualTo(Outcome.APPLIED);
  }

  @Test
  void aFillOfThePositionBeforeIsNotTakenForOneOfTheNew() {
    fill("old", Side.BUY, "10", "5");
    fill("out", Side.SELL, "10", "5");
    desk.cut += Desk.WINDOW;
    // The other symbol keeps the account's newest fill just so young that "old" is remembered.
    desk.apply(Desk.fill("other", desk.cut, Side.BUY, "EQ2", "1", "1", "0", ""));
    desk.cut += 1;
    assertThat(retires()).isTrue();
    desk.ledger.retire(desk.state, KEY);
    long newest = desk.cut - 1;
    desk.apply(Desk.fill("again", newest, Side.BUY, "EQ", "4", "5", "0", ""));
    assertThat(desk.refusal(bust("old"))).isEqualTo(Reason.TOO_OLD);
    assertThat(desk.position("EQ").quantity()).isEqualTo(Fixed8.parse("4"));
  }

  /** What can no longer be busted is dropped chunk by chunk, with the lots that it needed. */
  @ParameterizedTest
  @EnumSource(LotMethod.class)
  void historiesAndLotsGoWithTheWindow(LotMethod method) {
    desk.open("USD", method, "0");
    for (int hour = 0; hour < 24 * 40; hour++) {
      desk.cut += 3_600 * Times.SECOND;
      fill("H" + hour, hour % 2 == 0 ? Side.BUY : Side.SELL, hour % 2 == 0 ? "3" : "2", "1" + hour);
      int fills = 24 * 7 / FillChunk.SIZE + 2;
      assertThat(desk.state.fillChunks()).isLessThanOrEqualTo(fills);
      int lots = 24 * 40 / 2 / LotChunk.SIZE + 2;
      assertThat(desk.state.lotChunks()).isLessThanOrEqualTo(lots);
    }
    String open = Fixed8.print(desk.position("EQ").quantity());
    fill("all", Side.SELL, open, "50");
    for (int day = 0; day < 100; day++) {
      desk.cut += Times.DAY;
      fill("D" + day, day % 2 == 0 ? Side.BUY : Side.SELL, "1", "7");
    }
    assertThat(desk.state.fillChunks()).isLessThanOrEqualTo(2);
    assertThat(desk.state.lotChunks()).isLessThanOrEqualTo(1);
  }

  /** A correction that leaves fewer lots than there were takes the others' chunks away. */
  @Test
  void lotsThatARewriteUnmakesAreNotLeftBehind() {
    desk.open("USD", LotMethod.FIFO, "0");
    fill("1", Side.SELL, "1", "5");
    for (int i = 0; i < 400; i++) {
      fill("T" + i, Side.BUY, "1", Integer.toString(5 + i));
    }
    assertThat(desk.state.lotChunks()).isEqualTo(7);
    desk.apply(
        Desk.message(Trade.Type.CORRECT, "C", desk.cut, null, "EQ", "1000", "5", "0", "", "1"));
    assertThat(desk.state.lotChunks()).isZero();
    desk.apply(bust("C"));
    assertThat(desk.state.lotChunks()).isEqualTo(7);
    assertThat(desk.position("EQ").quantity()).isEqualTo(Fixed8.parse("400"));
    fill("2", Side.SELL, "400", "1000");
    assertThat(desk.position("EQ").cost()).isEqualTo(money("0"));
    assertThat(desk.account().cash()).isEqualTo(desk.account().netPnl());
  }

  @Test
  void aFillAtTheVeryEdgeOfTheWindowCanStillBeBusted() {
    for (int i = 0; i < FillChunk.SIZE; i++) {
      fill("T" + i, Side.BUY, "1", "5");
    }
    desk.cut += Desk.WINDOW;
    fill("new", Side.BUY, "1", "5");
    assertThat(desk.state.fillChunks()).isEqualTo(2);
    assertThat(desk.apply(bust("T0"))).isEqualTo(Outcome.APPLIED);
    desk.cut += 1;
    fill("newer", Side.BUY, "1", "5");
    assertThat(desk.state.fillChunks()).isEqualTo(1);
  }

  /** Lots that are closed, but by a fill that may be busted. */
  @Test
  void lotsStayForAsLongAsTheirClosingMayBeUndone() {
    desk.open("USD", LotMethod.FIFO, "0");
    for (int i = 0; i < 200; i++) {
      fill("T" + i, Side.BUY, "2", Integer.toString(10 + i));
    }
    desk.cut += Desk.WINDOW + 1;
    fill("S", Side.SELL, "390", "1000");
    assertThat(desk.state.fillChunks()).isEqualTo(1);
    assertThat(desk.apply(bust("S"))).isEqualTo(Outcome.APPLIED);
    assertThat(desk.position("EQ").cost()).isEqualTo(money("43800"));
    fill("S2", Side.SELL, "400", "1000");
    assertThat(desk.position("EQ").cost()).isEqualTo(money("0"));
    assertThat(desk.position("EQ").realized()).isEqualTo(money("356200"));
  }
}
