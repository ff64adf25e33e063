package io.tidemark.job.operators;

import static io.tidemark.job.operators.LedgerScripts.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.MarkStatus;
import io.tidemark.engine.ledger.PositionRow;
import io.tidemark.engine.market.Mark;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.LotMethod;
import io.tidemark.job.Settings;
import io.tidemark.job.codec.LedgerRowCodec;
import io.tidemark.job.codec.MarketCodecs;
import io.tidemark.job.flow.LedgerInput;
import io.tidemark.job.flow.Notice;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LedgerOperatorTest {
  private static final long SEED = Long.getLong("tidemark.seed", 4711);
  private static final int EVENTS = 1_000;

  private Harness<LedgerInput, Notice, LedgerRow> ledger;

  private Harness<LedgerInput, Notice, LedgerRow> ledger(String... assignments) {
    Settings.Builder settings =
        Settings.builder().set("marks.stale-after=3s").set("trades.correction-window=20s");
    for (String assignment : assignments) {
      settings.set(assignment);
    }
    Settings built = settings.build();
    ledger =
        new Harness<>(
            () -> new LedgerOperator(built, false, true),
            input -> input.event().account(),
            null,
            new LedgerRowCodec());
    return ledger;
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

  private List<PositionRow> positions() {
    return ledger.sent(Tags.LOG, LedgerRow.class).stream()
        .filter(PositionRow.class::isInstance)
        .map(PositionRow.class::cast)
        .toList();
  }

  private List<AccountRow> accounts() {
    return ledger.sent(Tags.LOG, LedgerRow.class).stream()
        .filter(AccountRow.class::isInstance)
        .map(AccountRow.class::cast)
        .toList();
  }

  private static LedgerInput fill(String account, long ts, long signed, long price) {
    return LedgerScripts.input(
        LedgerScripts.trade("t" + ts, account, "X", ts, signed, price), ts, ts);
  }

  @Test
  void eventSettlesOnlyWhenBothWatermarksCompleteItsCut() throws Exception {
    ledger().start(1);
    ledger.run(
        script()
            .first(fill("a", 1_999_999, 1, 10))
            .first(fill("a", 2_000_000, 1, 10))
            .watermark(1, 5_000)
            .watermark(2, 1_998));
    assertThat(positions()).isEmpty();
    ledger.run(script().watermark(2, 1_999));
    assertThat(positions())
        .extracting(PositionRow::quantity, PositionRow::valuedAt)
        .containsExactly(tuple(Fixed8.ONE, 2 * SECOND));
    ledger.run(script().watermark(2, 2_999));
    assertThat(positions()).extracting(PositionRow::version).containsExactly(1L, 2L);
  }

  @Test
  void atOneTimeCashAppliesBeforeFillsAndThenThePlaceDecides() throws Exception {
    ledger().start(1);
    long ts = SECOND + 5;
    ledger.run(
        script()
            .first(LedgerScripts.input(LedgerScripts.trade("2", "a", "X", ts, -2, 8), ts, 9))
            .first(LedgerScripts.input(LedgerScripts.trade("1", "a", "X", ts, 1, 10), ts, 3))
            .first(LedgerScripts.input(LedgerScripts.deposit("c", "a", ts, 100), ts, 99))
            .watermark(1, 1_999)
            .watermark(2, 1_999));
    assertThat(accounts())
        .extracting(AccountRow::netDeposits)
        .containsOnly(Money.ofFixed8(100 * Fixed8.ONE));
    assertThat(accounts()).extracting(AccountRow::version).containsExactly(1L, 2L, 3L);
    assertThat(positions())
        .extracting(PositionRow::quantity)
        .containsExactly(Fixed8.ONE, -Fixed8.ONE);
  }

  @Test
  void markOfALaterCutWaitsForIt() throws Exception {
    ledger().start(1);
    ledger.run(
        script()
            .second(LedgerScripts.mark("X", 4 * SECOND, 13, 3 * SECOND))
            .watermark(2, 3_999)
            .first(fill("a", 2_500_000, 1, 10))
            .watermark(1, 2_999));
    assertThat(positions())
        .extracting(row -> row.view().status())
        .containsExactly(MarkStatus.MISSING);
    ledger.run(script().watermark(1, 3_999));
    assertThat(positions().get(1).view().price()).isEqualTo(13 * Fixed8.ONE);
    assertThat(accounts()).extracting(AccountRow::valuedAt).containsExactly(3 * SECOND, 4 * SECOND);
  }

  @Test
  void boundaryAtWhichNothingChangedIsNoCut() throws Exception {
    ledger().start(1);
    ledger.run(
        script()
            .second(LedgerScripts.mark("X", 2 * SECOND, 11, SECOND))
            .first(fill("a", 1_500_000, 1, 10))
            .second(LedgerScripts.mark("OTHER", 3 * SECOND, 11, 2 * SECOND))
            .watermark(1, 3_999)
            .watermark(2, 3_999));
    assertThat(accounts()).extracting(AccountRow::valuedAt).containsExactly(2 * SECOND);
  }

  @Test
  void markBecomesStaleAtItsCutWithoutAnyEvent() throws Exception {
    ledger().start(1);
    ledger.run(
        script()
            .second(LedgerScripts.mark("X", 2 * SECOND, 11, 1_500_000))
            .first(fill("a", 1_500_000, 1, 10))
            .watermark(1, 100_000)
            .watermark(2, 100_000));
    assertThat(positions())
        .extracting(row -> row.view().status())
        .containsExactly(MarkStatus.LIVE, MarkStatus.STALE);
    assertThat(positions())
        .extracting(PositionRow::valuedAt)
        .containsExactly(2 * SECOND, 5 * SECOND);
    assertThat(accounts())
        .extracting(AccountRow::markStatus)
        .containsExactly(MarkStatus.LIVE, MarkStatus.STALE);
  }

  /** As when the venue with the newest quote withdraws. */
  @Test
  void markThatRestsOnAnOlderPriceBecomesStaleSooner() throws Exception {
    ledger().start(1);
    ledger.run(
        script()
            .first(fill("a", 1_500_000, 1, 10))
            .second(LedgerScripts.mark("X", 2 * SECOND, 11, 1_900_000))
            .second(LedgerScripts.mark("X", 3 * SECOND, 12, 500_000))
            .watermark(1, 100_000)
            .watermark(2, 100_000));
    assertThat(positions())
        .extracting(PositionRow::valuedAt)
        .containsExactly(2 * SECOND, 3 * SECOND, 4 * SECOND);
    assertThat(positions().get(2).view().status()).isEqualTo(MarkStatus.STALE);
  }

  @Test
  void rateAloneValuesAnAccountAgain() throws Exception {
    ledger().start(1);
    ledger.run(
        script()
            .first(LedgerScripts.terms("a", "EUR", LotMethod.FIFO))
            .second(LedgerScripts.listed("EURUSD", AssetClass.FX))
            .first(LedgerScripts.input(LedgerScripts.deposit("c", "a", SECOND, 10), SECOND, 2))
            .second(LedgerScripts.mark("EURUSD", 3 * SECOND, 2, 2 * SECOND))
            .second(LedgerScripts.mark("EURUSD", 4 * SECOND, 4, 3 * SECOND))
            .watermark(1, 4_999)
            .watermark(2, 4_999));
    assertThat(accounts())
        .extracting(AccountRow::fxStatus)
        .containsExactly(MarkStatus.MISSING, MarkStatus.LIVE, MarkStatus.LIVE);
    assertThat(accounts())
        .extracting(AccountRow::equity)
        .containsExactly(Money.of("1"), Money.of("6"), Money.of("3.5"));
  }

  @Test
  void aFillOlderThanTheWindowIsRefusedThoughTheNewerOnesStillWait() throws Exception {
    ledger("trades.correction-window=10s").start(1);
    long newest = 100 * SECOND;
    // Late fills take the newest time less a second, and so would apply before it.
    ledger.run(
        script()
            .first(fill("a", newest, 1, 10))
            .first(late("a", 90 * SECOND, newest - SECOND))
            .first(late("a", 90 * SECOND - 1, newest - SECOND))
            .first(late("b", 50 * SECOND, newest - SECOND))
            .second(new Notice.Ended(InputFile.TRADES, newest))
            .end(1)
            .end(2));
    assertThat(ledger.sorted().get("summed counts"))
        .containsExactly("TRADES APPLIED=1", "TRADES DEAD TOO_OLD=1", "TRADES LATE=2");
  }

  private static LedgerInput late(String account, long ts, long effective) {
    return LedgerScripts.input(
        LedgerScripts.trade("t" + ts, account, "X", ts, 1, 10), effective, ts);
  }

  @Test
  void duplicatesConflictsAndTermsAreTold() throws Exception {
    ledger().start(1);
    LedgerInput other = LedgerScripts.input(LedgerScripts.trade("t5", "a", "X", 5, 2, 10), 6, 8);
    ledger.run(
        script()
            .first(LedgerScripts.terms("a", "EUR", LotMethod.FIFO))
            .first(LedgerScripts.terms("a", "EUR", LotMethod.FIFO))
            .first(LedgerScripts.terms("a", "USD", LotMethod.FIFO))
            .first(fill("a", 5, 1, 10))
            .first(fill("a", 5, 1, 10))
            .first(other)
            .second(new Notice.Ended(InputFile.TRADES, 5))
            .end(1)
            .end(2));
    assertThat(ledger.sorted().get("summed counts"))
        .containsExactly(
            "ACCOUNTS APPLIED=1",
            "ACCOUNTS DEAD REFERENCE_CHANGED=1",
            "ACCOUNTS DUPLICATE=1",
            "TRADES APPLIED=1",
            "TRADES DEAD CONFLICTING_DUPLICATE=1",
            "TRADES DUPLICATE=1");
    assertThat(ledger.sorted().get("unlisted")).containsExactly("X");
  }

  @Test
  void endWithoutAnyTimeStillSendsTheAccounts() throws Exception {
    ledger().start(1);
    ledger.run(script().first(LedgerScripts.terms("a", "EUR", LotMethod.FIFO)).end(1).end(2));
    assertThat(ledger.sorted().get("")).hasSize(2); // the account, its balance
  }

  /** The reference run: one subtask, nothing in its way. */
  private Map<String, List<String>> expected(long seed) throws Exception {
    ledger().start(1).run(LedgerScripts.random(seed, 0, EVENTS));
    Map<String, List<String>> expected = ledger.sorted();
    assertThat(expected)
        .containsOnlyKeys("", "alerts", "dead-letters", "log", "summed counts", "unlisted");
    assertThat(expected.get("summed counts"))
        .anyMatch(count -> count.startsWith("TRADES DEAD UNKNOWN_REFERENCE"));
    assertThat(expected.get("log")).hasSizeGreaterThan(EVENTS);
    ledger.close();
    return expected;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void restartsRescalingAndInterleavingChangeNothing(long round) throws Exception {
    Map<String, List<String>> expected = expected(SEED + round);
    Script<LedgerInput, Notice> script = LedgerScripts.random(SEED + round, round, EVENTS);
    SplittableRandom random = new SplittableRandom(SEED + round);
    int steps = script.steps.size();
    TreeMap<Integer, Integer> restarts = new TreeMap<>();
    restarts.put(1 + random.nextInt(steps / 3), 2);
    restarts.put(steps / 3 + random.nextInt(steps / 3), 3);
    restarts.put(steps * 2 / 3 + random.nextInt(steps / 3), 1 + random.nextInt(2));
    restarts.put(steps, 2);
    ledger("state.cache.accounts=" + round).start(1).run(script, restarts);
    assertThat(ledger.sorted())
        .as("seed %d, round %d, restarts %s", SEED, round, restarts)
        .isEqualTo(expected);
  }

  @Test
  void cacheOfOneAccountChangesNothing() throws Exception {
    Map<String, List<String>> expected = expected(SEED);
    ledger("state.cache.accounts=1").start(1).run(LedgerScripts.random(SEED, 0, EVENTS));
    assertThat(ledger.sorted()).as("seed %d", SEED).isEqualTo(expected);
  }

  @Test
  void nothingIsLeftAtTheEndAndARestartThereSendsNothingAgain() throws Exception {
    ledger().start(2).run(LedgerScripts.random(SEED, 1, EVENTS));
    assertThat(ledger.sorted().get("")).isNotEmpty();
    assertThat(ledger.keys(AccountStores.WAITING)).isZero();
    assertThat(ledger.timers()).isZero();
    for (AbstractStreamOperator<LedgerRow> operator : ledger.operators()) {
      assertThat(ahead(operator)).isEmpty();
    }
    ledger.sent.clear();
    ledger.restart(3);
    ledger.run(script().end(1).end(2));
    assertThat(ledger.sorted()).isEmpty();
  }

  private static Iterable<Map.Entry<String, Mark>> ahead(AbstractStreamOperator<?> operator)
      throws Exception {
    return operator
        .getOperatorStateBackend()
        .getBroadcastState(
            new MapStateDescriptor<>(
                "marks-ahead", StringSerializer.INSTANCE, new MarketCodecs.MarkCodec()))
        .entries();
  }
}
