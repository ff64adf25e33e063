package io.tidemark.job.operators;

import static io.tidemark.job.operators.LedgerScripts.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.ChunkKey;
import io.tidemark.engine.ledger.FillRow;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.PositionRow;
import io.tidemark.engine.ledger.RetiredRow;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.num.Times;
import io.tidemark.engine.ref.LotMethod;
import io.tidemark.job.Settings;
import io.tidemark.job.codec.LedgerRowCodec;
import io.tidemark.job.flow.LedgerInput;
import io.tidemark.job.flow.Notice;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** LEDGER with busts, corrections, days and positions that retire, in runs made by hand. */
final class LedgerBooksTest {
  private Harness<LedgerInput, Notice, LedgerRow> ledger;

  private Harness<LedgerInput, Notice, LedgerRow> replay() throws Exception {
    return start(false);
  }

  private Harness<LedgerInput, Notice, LedgerRow> live() throws Exception {
    return start(true);
  }

  private Harness<LedgerInput, Notice, LedgerRow> start(boolean live) throws Exception {
    Settings settings =
        Settings.builder().set("marks.stale-after=30d").set("trades.correction-window=20s").build();
    ledger =
        new Harness<>(
            () -> new LedgerOperator(settings, live, true),
            input -> input.event().account(),
            null,
            new LedgerRowCodec());
    return ledger.start(1);
  }

  @AfterEach
  void close() throws Exception {
    if (ledger != null) {
      ledger.close();
    }
  }

  private static Script<LedgerInput, Notice> script() {
    return new Script<>();
  }

  /** Completes all cuts up to this second. */
  private static Script<LedgerInput, Notice> upTo(long second) {
    return script().watermark(1, second * 1000 - 1).watermark(2, second * 1000 - 1);
  }

  private static Script<LedgerInput, Notice> end(long newest) {
    return script().second(new Notice.Ended(InputFile.TRADES, newest)).end(1).end(2);
  }

  private static LedgerInput at(Trade trade, long line) {
    return LedgerScripts.input(trade, trade.ts(), line);
  }

  private static LedgerInput fill(String id, long ts, long signed, long price, long line) {
    return at(LedgerScripts.trade(id, "a", "X", ts, signed, price), line);
  }

  private <T> List<T> main(Class<T> type) {
    return ledger.sent.getOrDefault("", List.of()).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private List<String> counts() {
    return ledger.sorted().get(Harness.SUMS);
  }

  private <T> List<T> logged(Class<T> type) {
    return ledger.sent(Tags.LOG, LedgerRow.class).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** How many chunks of fills and lots are in state, once all has been written. */
  private int chunks() throws Exception {
    List<ChunkKey> chunks = new ArrayList<>();
    ledger.keys(AccountStores.ACCOUNT); // writes
    for (AbstractStreamOperator<?> operator : ledger.operators()) {
      AccountStores stores = new AccountStores(operator.getKeyedStateStore());
      for (String name : StateKeys.of(operator.getKeyedStateBackend(), AccountStores.ACCOUNT)) {
        operator.setCurrentKey(name);
        stores.fills.keys().forEach(chunks::add);
        stores.lots.keys().forEach(chunks::add);
      }
    }
    return chunks.size();
  }

  @Test
  void messagesWaitForTheirFillThroughRestartsAndRescaling() throws Exception {
    replay();
    ledger.run(
        script()
            .first(at(LedgerScripts.correct("k2", "a", 3, 1, 7, "k1"), 4))
            .first(at(LedgerScripts.correct("k1", "a", 2, 1, 9, "t"), 3))
            .first(at(LedgerScripts.bust("b", "a", 4, "k2"), 5)));
    ledger.run(upTo(1));
    assertThat(ledger.keys(AccountStores.WAITING)).isZero();
    assertThat(ledger.keys(AccountStores.UNMATCHED)).isEqualTo(1);
    assertThat(main(FillRow.class)).isEmpty();
    ledger.restart(3);
    ledger.run(upTo(2).first(fill("t", 2 * SECOND + 5, 2, 10, 9)));
    ledger.restart(2);
    ledger.run(upTo(3));
    assertThat(main(FillRow.class))
        .extracting(
            FillRow::version,
            FillRow::type,
            FillRow::tradeId,
            FillRow::place,
            FillRow::price,
            FillRow::positionQuantity,
            FillRow::settledAt)
        .containsExactly(
            tuple(1L, Trade.Type.NEW, "t", 9L, 10 * Fixed8.ONE, 2 * Fixed8.ONE, 3 * SECOND),
            tuple(2L, Trade.Type.CORRECT, "k1", 3L, 9 * Fixed8.ONE, Fixed8.ONE, 3 * SECOND),
            tuple(3L, Trade.Type.CORRECT, "k2", 4L, 7 * Fixed8.ONE, Fixed8.ONE, 3 * SECOND),
            tuple(4L, Trade.Type.BUST, "b", 5L, 7 * Fixed8.ONE, 0L, 3 * SECOND));
    assertThat(logged(AccountRow.class))
        .extracting(AccountRow::version)
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(logged(AccountRow.class).get(3).cash()).isEqualTo(Money.ZERO);
    assertThat(ledger.keys(AccountStores.UNMATCHED)).isZero();
    ledger.run(end(2 * SECOND + 5));
    assertThat(counts()).containsExactly("TRADES APPLIED=4");
  }

  @Test
  void whatWasAppliedIsKnownAfterARestart() throws Exception {
    replay();
    ledger.run(
        script()
            .first(fill("t", 5, 2, 10, 2))
            .first(at(LedgerScripts.correct("k", "a", 6, 3, 9, "t"), 3))
            .first(at(LedgerScripts.bust("b", "a", 7, "k"), 4)));
    ledger.run(upTo(1)).restart(2);
    ledger.run(
        script()
            .first(fill("t", 8, 2, 10, 5))
            .first(at(LedgerScripts.correct("k", "a", 9, 3, 9, "t"), 6))
            .first(at(LedgerScripts.bust("b", "a", 10, "k"), 7))
            .first(at(LedgerScripts.bust("b2", "a", 11, "t"), 8))
            .first(at(LedgerScripts.correct("k", "a", 12, 4, 9, "t"), 9))
            .first(at(LedgerScripts.correct("k3", "a", 13, 4, 9, "t"), 10)));
    ledger.run(end(13));
    assertThat(counts())
        .containsExactly(
            "TRADES APPLIED=3",
            "TRADES DEAD ALREADY_BUSTED=1",
            "TRADES DEAD CONFLICTING_DUPLICATE=1",
            "TRADES DUPLICATE=4");
  }

  @Test
  void lateMessageThatComesBeforeItsFillCountsAsLateOnce() throws Exception {
    replay();
    ledger.run(
        script()
            .first(LedgerScripts.input(LedgerScripts.bust("b", "a", 5, "t"), 6, 2))
            .first(fill("t", 7, 2, 10, 3)));
    ledger.run(end(7));
    assertThat(counts()).containsExactly("TRADES APPLIED=1", "TRADES LATE=1");
    assertThat(main(FillRow.class)).extracting(FillRow::settledAt).containsExactly(SECOND, SECOND);
    assertThat(main(PositionRow.class))
        .extracting(PositionRow::quantity, PositionRow::fills)
        .containsExactly(tuple(0L, 0L));
  }

  @Test
  void messageWhoseFillDoesNotComeIsRefusedWhenTheWindowHasPassed() throws Exception {
    replay();
    ledger.run(
        script().first(at(LedgerScripts.bust("b", "a", 5, "t"), 2)).first(fill("u", 5, 1, 1, 3)));
    ledger.run(upTo(1)).restart(2);
    ledger.run(upTo(20));
    assertThat(ledger.sorted()).doesNotContainKey("dead-letters");
    ledger.run(upTo(21));
    assertThat(ledger.sorted().get("dead-letters"))
        .singleElement()
        .asString()
        .contains("UNKNOWN_REFERENCE");
    assertThat(ledger.keys(AccountStores.UNMATCHED)).isZero();
    ledger.run(script().first(fill("t", 21 * SECOND, 1, 1, 4)));
    ledger.run(end(21 * SECOND));
    assertThat(counts()).containsExactly("TRADES APPLIED=2", "TRADES DEAD UNKNOWN_REFERENCE=1");
  }

  @Test
  void nothingWaitsBeyondTheEndAndTheEndIsNotPutOffForIt() throws Exception {
    replay();
    ledger.run(
        script()
            .first(at(LedgerScripts.bust("b", "a", 5, "t"), 2))
            .first(at(LedgerScripts.bust("b", "nobody", 5, "t"), 3)));
    ledger.run(end(5));
    assertThat(counts()).containsExactly("TRADES DEAD UNKNOWN_REFERENCE=2");
    assertThat(ledger.keys(AccountStores.UNMATCHED, AccountStores.ACCOUNT)).isZero();
    assertThat(main(LedgerRow.class)).isEmpty();
  }

  /** New York put its clocks forward on 10 March 2024: that day had 23 hours. */
  @Test
  void dayEndsByTheLocalClockThoughNothingComes() throws Exception {
    replay();
    long start = Times.parse("2024-03-09T22:00:00Z"); // 17:00
    long end = Times.parse("2024-03-10T21:00:00Z"); // 17:00 again
    AccountTerms terms =
        new AccountTerms(
            "a", "USD", LotMethod.AVERAGE, 0, LocalTime.of(17, 0), ZoneId.of("America/New_York"));
    ledger.run(
        script()
            .first(LedgerScripts.input(terms, Long.MIN_VALUE, 2))
            .first(fill("t", start + 3 * SECOND, 1, 10, 3))
            .second(LedgerScripts.mark("X", start + 5 * SECOND, 12, start + 4 * SECOND)));
    ledger.run(upTo(end / SECOND - 1)).restart(1);
    ledger.run(upTo(end / SECOND + 5 * 86_400));
    assertThat(logged(AccountRow.class))
        .extracting(AccountRow::valuedAt, AccountRow::dayStart, AccountRow::dayPnl)
        .containsExactly(
            tuple(start + 4 * SECOND, start, Money.ZERO),
            tuple(start + 5 * SECOND, start, Money.of("2")),
            tuple(end + SECOND, end, Money.ZERO));
  }

  @Test
  void flatPositionRetiresAndBeginsAnew() throws Exception {
    live().run(upTo(1));
    ledger.run(
        script()
            .first(fill("t1", SECOND, 2, 10, 2))
            .first(fill("t2", SECOND + 1, -2, 12, 3))
            .first(at(LedgerScripts.trade("o", "a", "Y", SECOND, 1, 10), 4)));
    ledger.run(upTo(2)).restart(2);
    ledger.run(upTo(21));
    assertThat(main(RetiredRow.class)).isEmpty();
    assertThat(chunks()).isEqualTo(2);
    ledger.sent.clear();
    ledger.run(script().first(fill("t3", 22 * SECOND, 1, 20, 5)));
    ledger.run(upTo(22));
    assertThat(main(LedgerRow.class))
        .extracting(row -> row.getClass().getSimpleName())
        .containsExactly("PositionRow", "AccountRow", "RetiredRow", "PositionRow");
    assertThat(main(RetiredRow.class)).containsExactly(new RetiredRow("a", "", "X"));
    assertThat(main(PositionRow.class))
        .extracting(PositionRow::version, PositionRow::realized)
        .containsExactly(tuple(3L, Money.of("4")), tuple(1L, Money.ZERO));
    assertThat(chunks()).isEqualTo(1);
    ledger.restart(1);
    ledger.run(upTo(23));
    ledger.run(script().first(at(LedgerScripts.bust("b", "a", 23 * SECOND, "t1"), 6)));
    ledger.run(upTo(24));
    assertThat(main(FillRow.class)).extracting(FillRow::positionVersion).containsExactly(1L);
    assertThat(main(AccountRow.class).get(1).realized()).isEqualTo(Money.of("4"));
    assertThat(ledger.sorted().get("dead-letters")).isNull();
    assertThat(ledger.keys(AccountStores.UNMATCHED)).isEqualTo(1); // t1 is past the window
  }

  @Test
  void replayKeepsFlatPositions() throws Exception {
    replay();
    ledger.run(
        script().first(fill("t1", SECOND, 2, 10, 2)).first(fill("t2", SECOND + 1, -2, 12, 3)));
    ledger.run(upTo(100));
    ledger.run(end(100 * SECOND));
    assertThat(main(RetiredRow.class)).isEmpty();
    assertThat(main(PositionRow.class)).hasSize(1);
  }

  /** Of a position that trades for long, only the window's fills and the open lots are kept. */
  @Test
  void historyAndLotsDoNotGrow() throws Exception {
    live().run(upTo(1));
    ledger.run(script().first(LedgerScripts.terms("a", "USD", LotMethod.FIFO)));
    int fills = 2_000;
    for (int i = 0; i < fills; i++) {
      long ts = SECOND + i * 100_000L;
      ledger.run(script().first(fill("t" + i, ts, i % 100 < 50 ? 1 : -1, i, i)));
      if (i % 250 == 0) {
        ledger.run(upTo(ts / SECOND)).restart(1);
      }
    }
    ledger.run(upTo(201));
    // 20 s of 10 fills a second, in chunks of 32; at most 50 lots were open, in chunks of 64, and
    // those of the window are kept to replay it.
    assertThat(chunks()).isBetween(6, 8 + 5);
    ledger.run(upTo(300));
    assertThat(main(PositionRow.class)).last().extracting(PositionRow::version).isEqualTo(2_000L);
    assertThat(main(RetiredRow.class)).hasSize(1);
    assertThat(chunks()).isZero();
  }

  @Test
  void lateBustThatFlattensLetsThePositionRetireAtOnce() throws Exception {
    live().run(upTo(1));
    ledger.run(script().first(fill("t", SECOND, 2, 10, 2)));
    ledger.run(upTo(20));
    // Its time is of the second 1, and so is the position's last change then.
    Trade bust = LedgerScripts.bust("b", "a", SECOND, "t");
    ledger.run(script().first(LedgerScripts.input(bust, SECOND, 3)));
    ledger.run(upTo(21));
    assertThat(main(RetiredRow.class)).isEmpty();
    ledger.run(upTo(22));
    assertThat(main(RetiredRow.class)).hasSize(1);
    assertThat(chunks()).isZero();
    assertThat(ledger.keys("positions")).isZero();
  }

  @Test
  void liveRowsShowABustAtOnceAndItSettlesOnce() throws Exception {
    live().run(upTo(1));
    ledger.run(script().first(fill("t", SECOND, 2, 10, 2)));
    ledger.run(upTo(2));
    ledger.sent.clear();
    ledger.run(script().first(at(LedgerScripts.bust("b", "a", 2 * SECOND, "t"), 3)));
    assertThat(main(PositionRow.class))
        .extracting(PositionRow::version, PositionRow::quantity, PositionRow::valuedAt)
        .containsExactly(tuple(2L, 0L, 2 * SECOND));
    assertThat(main(FillRow.class)).isEmpty();
    ledger.run(upTo(3));
    assertThat(main(PositionRow.class)).last().extracting(PositionRow::version).isEqualTo(2L);
    assertThat(main(FillRow.class)).extracting(FillRow::type).containsExactly(Trade.Type.BUST);
  }

  /** Each version leaves, though the fill that frees two comes behind one that is later. */
  @Test
  void liveRowsOfWhatALateFillFreesLeaveOneByOne() throws Exception {
    live().run(upTo(1));
    ledger.run(
        script()
            .first(at(LedgerScripts.correct("k", "a", SECOND, 3, 9, "t"), 2))
            .first(at(LedgerScripts.bust("b", "a", SECOND + 1, "k"), 3))
            .first(at(LedgerScripts.trade("u", "a", "Y", SECOND + 9, 1, 1), 4)));
    ledger.sent.clear();
    ledger.run(script().first(fill("t", SECOND + 2, 2, 10, 5)));
    assertThat(main(PositionRow.class))
        .extracting(PositionRow::version, PositionRow::quantity)
        .containsExactly(tuple(1L, 2 * Fixed8.ONE), tuple(2L, 3 * Fixed8.ONE), tuple(3L, 0L));
    assertThat(main(AccountRow.class)).extracting(AccountRow::version).containsExactly(2L, 3L, 4L);
  }
}
