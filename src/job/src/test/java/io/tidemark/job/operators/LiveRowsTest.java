package io.tidemark.job.operators;

import static io.tidemark.job.operators.LedgerScripts.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.BalanceRow;
import io.tidemark.engine.ledger.FillRow;
import io.tidemark.engine.ledger.Ledger;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.MarkStatus;
import io.tidemark.engine.ledger.PositionRow;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.LotMethod;
import io.tidemark.job.EngineConfigs;
import io.tidemark.job.Settings;
import io.tidemark.job.codec.LedgerRowCodec;
import io.tidemark.job.flow.LedgerInput;
import io.tidemark.job.flow.Notice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LEDGER in a live run: what leaves as events arrive and cuts complete. */
final class LiveRowsTest {
  private static final long SEED = Long.getLong("tidemark.seed", 815);
  private static final int EVENTS = 400;
  private static final long NEVER = Long.MIN_VALUE;

  /** In place of the version of a key that may have any now. */
  private static final long ANY = -1;

  private Harness<LedgerInput, Notice, LedgerRow> ledger;

  /** The rows of fills sent so far. */
  private final List<FillRow> fills = new ArrayList<>();

  private static Settings settings(String... more) {
    Settings.Builder settings =
        Settings.builder().set("marks.stale-after=3s").set("trades.correction-window=20s");
    for (String assignment : more) {
      settings.set(assignment);
    }
    return settings.build();
  }

  private Harness<LedgerInput, Notice, LedgerRow> ledger(boolean live, Settings settings) {
    ledger =
        new Harness<>(
            () -> new LedgerOperator(settings, live, false),
            input -> input.event().account(),
            null,
            new LedgerRowCodec());
    return ledger;
  }

  private Harness<LedgerInput, Notice, LedgerRow> live(String... more) throws Exception {
    return ledger(true, settings(more)).start(1);
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

  /** Both watermarks, so that both inputs have spoken. */
  private static Script<LedgerInput, Notice> both(long millis) {
    return script().watermark(1, millis).watermark(2, millis);
  }

  private static LedgerInput fill(String account, long ts, long signed, long price) {
    return LedgerScripts.input(
        LedgerScripts.trade("t" + ts, account, "X", ts, signed, price), ts, ts);
  }

  /** What was sent since the last call, but for fills. */
  private List<LedgerRow> rows() {
    List<LedgerRow> rows = new ArrayList<>();
    List<Object> sent = ledger.sent.remove("");
    for (Object value : sent == null ? List.of() : sent) {
      if (value instanceof FillRow fill) {
        fills.add(fill);
      } else if (!(value instanceof Watermark)) {
        rows.add((LedgerRow) value);
      }
    }
    return rows;
  }

  private List<PositionRow> positions() {
    return rows().stream()
        .filter(PositionRow.class::isInstance)
        .map(PositionRow.class::cast)
        .toList();
  }

  @Test
  void fillLeavesAtOnceAndAgainAtItsCut() throws Exception {
    live().run(both(500));
    ledger.run(script().first(fill("a", 1_500_000, 2, 10)));
    List<LedgerRow> live = rows();
    assertThat(live).hasSize(2);
    assertThat((PositionRow) live.get(0))
        .extracting(PositionRow::quantity, PositionRow::version, PositionRow::valuedAt)
        .containsExactly(2 * Fixed8.ONE, 1L, NEVER);
    assertThat((AccountRow) live.get(1))
        .extracting(AccountRow::version, AccountRow::valuedAt, AccountRow::cash)
        .containsExactly(1L, NEVER, Money.of("-20"));
    ledger.run(script().second(LedgerScripts.mark("X", 2 * SECOND, 11, 1_600_000)));
    ledger.run(both(1_999));
    assertThat(positions())
        .extracting(PositionRow::version, PositionRow::valuedAt, r -> r.view().price())
        .containsExactly(tuple(1L, 2 * SECOND, 11 * Fixed8.ONE));
  }

  @Test
  void nothingLeavesBeforeTheReferenceDataAndThenEachVersion() throws Exception {
    live();
    ledger.run(
        script()
            .first(fill("a", 1_200_000, 1, 10))
            .first(fill("a", 1_100_000, 1, 10))
            .watermark(1, 100));
    assertThat(rows()).isEmpty();
    ledger.run(script().first(LedgerScripts.terms("a", "EUR", LotMethod.FIFO)));
    assertThat(rows()).singleElement().extracting("version", "valuedAt").contains(0L, NEVER);
    ledger.run(script().watermark(2, 100));
    assertThat(positions())
        .extracting(PositionRow::version, PositionRow::updatedAt)
        .containsExactly(tuple(1L, 1_100_000L), tuple(2L, 1_200_000L));
  }

  @Test
  void earlierEventThatComesLaterIsFoldedInWhereItBelongs() throws Exception {
    live().run(both(500));
    ledger.run(script().first(LedgerScripts.terms("a", "USD", LotMethod.FIFO)));
    ledger.run(script().first(fill("a", 1_500_000, 1, 20)).first(fill("a", 1_600_000, -1, 30)));
    rows();
    ledger.run(script().first(fill("a", 1_400_000, 1, 10)));
    assertThat(positions())
        .singleElement()
        .extracting(PositionRow::version, PositionRow::realized, PositionRow::cost)
        .containsExactly(3L, Money.of("20"), Money.of("20"));
  }

  @Test
  void refusedAndKnownEventsSendNothing() throws Exception {
    live().run(both(500));
    LedgerInput other =
        LedgerScripts.input(
            LedgerScripts.trade("t1500000", "a", "X", 1_500_000, 7, 7), 1_500_000, 9_999_999);
    ledger.run(script().first(fill("a", 1_500_000, 1, 20)));
    rows();
    LedgerInput again =
        LedgerScripts.input(
            LedgerScripts.trade("t1500000", "a", "X", 1_500_000, 1, 20), 1_500_000, 2_000_000);
    ledger.run(script().first(again).first(other));
    assertThat(rows()).isEmpty();
    assertThat(ledger.sorted()).doesNotContainKey("dead-letters");
    ledger.run(both(1_999));
    assertThat(ledger.sorted().get("dead-letters")).singleElement().asString().contains("CONFLICT");
  }

  @Test
  void eventBehindWhatIsCompleteCountsFromThereAndIsLate() throws Exception {
    live().run(both(500));
    ledger.run(script().first(fill("a", 1_500_000, 1, 10)));
    ledger.run(both(4_499));
    rows();
    ledger.run(script().first(fill("a", 1_600_000, 1, 10)));
    assertThat(positions())
        .extracting(PositionRow::version, PositionRow::valuedAt)
        .containsExactly(tuple(2L, 2 * SECOND));
    ledger.restart(1);
    ledger.run(both(4_400).first(fill("a", 1_700_000, 1, 10)));
    rows();
    ledger.run(both(4_999));
    assertThat(positions())
        .extracting(PositionRow::version, PositionRow::valuedAt)
        .containsExactly(tuple(3L, 5 * SECOND));
    ledger.run(script().end(1).end(2));
    assertThat(ledger.sorted().get(Harness.SUMS))
        .containsExactly("TRADES APPLIED=1", "TRADES LATE=2");
  }

  @Test
  void markBehindWhatIsCompleteCountsAtTheNextCut() throws Exception {
    live().run(both(500));
    ledger.run(script().first(fill("a", 1_500_000, 1, 10)));
    ledger.run(both(3_999));
    rows();
    ledger.run(script().second(LedgerScripts.mark("X", 3 * SECOND, 11, 2_900_000)));
    ledger.run(both(4_999));
    assertThat(positions())
        .extracting(PositionRow::valuedAt, row -> row.view().status())
        .containsExactly(tuple(5 * SECOND, MarkStatus.LIVE));
  }

  @Test
  void lastWatermarkAloneEndsNothing() throws Exception {
    live().run(both(500));
    ledger.run(script().first(fill("a", 1_500_000, 1, 10)));
    rows();
    ledger.run(script().mark(1, Long.MAX_VALUE).mark(2, Long.MAX_VALUE));
    assertThat(rows()).isEmpty();
    ledger.run(script().first(fill("a", 1_600_000, 1, 10)));
    assertThat(positions()).extracting(PositionRow::version).containsExactly(2L);
    ledger.run(script().second(new Notice.Ended(InputFile.TRADES, 1_500_000)).end(2));
    ledger.run(script().second(new Notice.Ended(InputFile.TRADES, 1_600_000)));
    assertThat(rows()).isEmpty();
    ledger.run(script().end(1));
    List<LedgerRow> last = rows();
    assertThat(last.get(last.size() - 3))
        .extracting("version", "valuedAt")
        .containsExactly(2L, 2 * SECOND);
  }

  @Test
  void delistedSymbolTakesTheDefaultsAndThenAnotherRow() throws Exception {
    live("defaults.multiplier=3").run(both(500));
    ledger.run(
        script()
            .second(LedgerScripts.listed("X", AssetClass.EQUITY))
            .first(fill("a", 1_100_000, 1, 10))
            .second(new Notice.Delisted("X"))
            .first(fill("a", 1_200_000, 1, 10))
            .first(fill("b", 1_300_000, 1, 10))
            .second(LedgerScripts.listed("X", AssetClass.EQUITY))
            .first(fill("c", 1_400_000, 1, 10)));
    assertThat(positions())
        .extracting(PositionRow::account, PositionRow::cost)
        .containsExactly(
            tuple("a", Money.of("20")),
            // The event that opens the position waits, and is folded by the terms of the moment.
            tuple("a", Money.of("40")),
            tuple("b", Money.of("30")),
            tuple("c", Money.of("20")));
  }

  /** Every row that leaves says what a fold from nothing says, and none is missing. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void rowsAreThoseOfAFoldFromNothing(long round) throws Exception {
    String what = "seed " + SEED + ", round " + round;
    live("state.cache.accounts=" + (round == 4 ? 1 : 100));
    LiveOracle oracle = new LiveOracle(new Ledger(EngineConfigs.ledger(settings())));
    Map<String, LedgerRow> newest = new TreeMap<>();
    Map<String, Long> versions = new HashMap<>();
    Map<String, Long> waits = new HashMap<>();
    long[] watermarks = {NEVER, NEVER};
    long completed = NEVER;
    int arrivals = 0;
    int cuts = 0;
    int overturned = 0;
    for (var step : LedgerScripts.random(SEED + round, round, EVENTS).steps) {
      boolean ready = completed != NEVER;
      boolean reordering = false;
      if (step.first() != null) {
        oracle.accept(step.first());
        LedgerInput input = step.first().notBefore(completed);
        waits.merge(input.event().account(), input.effective(), Math::max);
        if (input.event() instanceof Trade trade) {
          String key = trade.account() + '|' + trade.book() + '|' + trade.symbol();
          waits.merge(key, input.effective(), Math::max);
        }
      } else if (step.second() != null) {
        oracle.accept(step.second());
      } else {
        watermarks[step.input() - 1] = Math.max(watermarks[step.input() - 1], step.watermark());
        long combined = Math.min(watermarks[0], watermarks[1]);
        reordering = !ready && combined != NEVER;
        if (combined != NEVER && combined != Long.MAX_VALUE) {
          completed = (combined + 1) * 1000;
        }
      }
      Script<LedgerInput, Notice> one = script();
      if (step.watermark() == Long.MAX_VALUE) {
        one.mark(step.input(), Long.MAX_VALUE); // the end is another test's business
      } else {
        one.steps.add(step);
      }
      ledger.run(one);
      List<LedgerRow> rows = rows();
      boolean arrival = step.first() != null && ready && !step.first().isUntimed();
      if (arrival) {
        long cut = rows.isEmpty() ? completed / SECOND * SECOND : valuedAt(rows.get(0));
        assertThat(rows.stream().map(LiveOracle::plain).toList())
            .as(what)
            .isEqualTo(oracle.arrival(step.first(), cut));
        if (oracle.overturns(step.first(), cut)) {
          overturned++;
          // Its versions may stand still, leap or go back.
          String name = step.first().event().account();
          newest.keySet().removeIf(key -> isOf(key, name));
          versions.replaceAll((key, version) -> isOf(key, name) ? ANY : version);
        }
      }
      for (LedgerRow row : rows) {
        if (!arrival && !(reordering && valuedAt(row) == NEVER)) {
          assertThat(LiveOracle.plain(row)).as(what).isEqualTo(oracle.same(row, valuedAt(row)));
        }
        check(newest.put(key(row), row), row, versions, what);
      }
      if (arrival) {
        arrivals += rows.size();
      } else if (step.watermark() != 0) {
        cuts += rows.size();
      }
    }
    assertThat(arrivals).as(what).isGreaterThan(EVENTS / 2);
    assertThat(cuts).as(what).isGreaterThan(50);
    assertThat(overturned).as(what).isLessThan(20);
    // What waits yet is valued again when it settles, not at each cut before.
    long end = completed / SECOND * SECOND;
    waits.forEach(
        (key, effective) -> {
          if (effective >= end) {
            newest.remove(key);
          }
        });
    assertThat(newest).as(what).isNotEmpty();
    newest.forEach(
        (key, row) ->
            assertThat(LiveOracle.plain(row))
                .as("%s, %s at the end", what, key)
                .usingRecursiveComparison()
                .ignoringFields(
                    isFlat(row) ? new String[] {"valuedAt", "view"} : new String[] {"valuedAt"})
                .isEqualTo(oracle.same(row, end)));
  }

  /** No version and no cut goes back, no version is missing, and no row comes twice. */
  private static void check(
      LedgerRow before, LedgerRow now, Map<String, Long> versions, String what) {
    long version = version(now);
    long last = versions.getOrDefault(key(now), 0L);
    versions.put(key(now), version);
    if (last != ANY) {
      assertThat(version).as("%s: %s after %s", what, now, before).isBetween(last, last + 1);
    }
    if (before != null) {
      assertThat(valuedAt(now))
          .as("%s: %s after %s", what, now, before)
          .isGreaterThanOrEqualTo(valuedAt(before));
      assertThat(now).as(what).isNotEqualTo(before);
    }
  }

  /** What is flat is not valued again. */
  private static boolean isFlat(LedgerRow row) {
    return row instanceof PositionRow p && p.quantity() == 0;
  }

  private static boolean isOf(String key, String account) {
    return key.equals(account) || key.startsWith(account + '|');
  }

  private static String key(LedgerRow row) {
    return row instanceof PositionRow p
        ? p.account() + '|' + p.book() + '|' + p.symbol()
        : row.account();
  }

  private static long version(LedgerRow row) {
    return row instanceof PositionRow p ? p.version() : ((AccountRow) row).version();
  }

  private static long valuedAt(LedgerRow row) {
    return row instanceof PositionRow p ? p.valuedAt() : ((AccountRow) row).valuedAt();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void restartsChangeNoRow(long round) throws Exception {
    Script<LedgerInput, Notice> plain = LedgerScripts.random(SEED + round, round, EVENTS);
    SplittableRandom random = new SplittableRandom(SEED + round);
    Set<Integer> at = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      at.add(1 + random.nextInt(plain.steps.size() - 1));
    }
    TreeMap<Integer, Integer> restarts = new TreeMap<>();
    Script<LedgerInput, Notice> script = repeating(plain, at, restarts);
    live().run(script);
    Map<String, List<String>> expected = ledger.sorted();
    ledger.close();
    live("state.cache.accounts=" + round).run(script, restarts);
    assertThat(ledger.sorted())
        .as("seed %d, round %d, restarts %s", SEED, round, restarts)
        .isEqualTo(expected);
  }

  /**
   * A script that says its watermarks again before some steps, as sources do soon after a restart;
   * until then rows would be valued on an older cut.
   *
   * @param restarts takes where they are said again, at parallelism 1
   */
  private static Script<LedgerInput, Notice> repeating(
      Script<LedgerInput, Notice> plain, Set<Integer> at, Map<Integer, Integer> restarts) {
    Script<LedgerInput, Notice> script = script();
    long[] watermarks = {NEVER, NEVER};
    for (int i = 0; i < plain.steps.size(); i++) {
      if (at.contains(i)) {
        restarts.put(script.steps.size(), 1);
        for (int input = 1; input <= 2; input++) {
          if (watermarks[input - 1] != NEVER && watermarks[input - 1] != Long.MAX_VALUE) {
            script.watermark(input, watermarks[input - 1]);
          }
        }
      }
      var step = plain.steps.get(i);
      script.steps.add(step);
      if (step.first() == null && step.second() == null) {
        watermarks[step.input() - 1] = Math.max(watermarks[step.input() - 1], step.watermark());
      }
    }
    return script;
  }

  /** Live or not, and at any parallelism, the end is the same. */
  @Test
  void lastRowsAreThoseOfAReplay() throws Exception {
    Script<LedgerInput, Notice> script = LedgerScripts.random(SEED, 1, EVENTS);
    ledger(false, settings()).start(1).run(script);
    List<LedgerRow> replayed = new ArrayList<>(rows());
    List<FillRow> replayedFills = new ArrayList<>(fills);
    fills.clear();
    List<String> letters = ledger.sorted().get("dead-letters");
    List<String> alerts = ledger.sorted().get("alerts");
    ledger.close();
    TreeMap<Integer, Integer> restarts = new TreeMap<>(Map.of(script.steps.size() / 2, 2));
    live().run(script, restarts);
    Map<String, LedgerRow> newest = new TreeMap<>();
    rows().forEach(row -> newest.put(finalKey(row), row));
    assertThat(newest.values()).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(replayed);
    assertThat(fills).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(replayedFills);
    assertThat(ledger.sorted().get("dead-letters")).isEqualTo(letters);
    assertThat(ledger.sorted().get("alerts")).as("seed %d", SEED).isNotEmpty().isEqualTo(alerts);
  }

  private static String finalKey(LedgerRow row) {
    return row instanceof BalanceRow b ? b.account() + ' ' + b.currency() : key(row);
  }
}
