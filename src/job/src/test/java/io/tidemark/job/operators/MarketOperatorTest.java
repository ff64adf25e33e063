package io.tidemark.job.operators;

import static io.tidemark.job.operators.MarketScripts.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.Reason;
import io.tidemark.engine.market.Bar;
import io.tidemark.engine.market.Mark;
import io.tidemark.engine.market.Signal;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.Settings;
import io.tidemark.job.codec.FlowCodecs;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.InstrumentChange;
import io.tidemark.job.flow.InstrumentRow;
import io.tidemark.job.flow.MarketNews;
import io.tidemark.job.flow.Notice;
import io.tidemark.job.flow.Origin;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarketOperatorTest {
  private static final long SEED = Long.getLong("tidemark.seed", 4711);
  private static final int TICKS = 1_500;
  private static final List<RuleText> RULES = MarketScripts.rules();

  private Harness<Tick, MarketNews, Notice> market;

  private Harness<Tick, MarketNews, Notice> market(String... assignments) {
    Settings.Builder settings =
        Settings.builder()
            .set("bars.intervals=1s,5s")
            .set("indicators.interval=1s")
            .set("indicators.names=ema_2,ema_5");
    for (String assignment : assignments) {
      settings.set(assignment);
    }
    Settings built = settings.build();
    market =
        new Harness<>(
            () -> new MarketOperator(built, RULES),
            tick -> tick.symbol,
            MarketScripts::symbol,
            new FlowCodecs.NoticeCodec());
    return market;
  }

  @AfterEach
  void close() throws Exception {
    if (market != null) {
      market.close();
    }
  }

  private static Tick imbalanced(long ts) {
    Tick tick = MarketScripts.quote("A", ts, 1, 2);
    tick.bidSize = 9 * Fixed8.ONE;
    tick.askSize = Fixed8.ONE;
    return tick;
  }

  private List<Signal> signals() {
    return market.sent(Tags.SIGNALS, Signal.class);
  }

  private List<Bar> bars() {
    return market.sent(Tags.BARS, Bar.class);
  }

  private List<Mark> marks() {
    return market.sent.getOrDefault("", List.of()).stream()
        .filter(Notice.Marked.class::isInstance)
        .map(notice -> ((Notice.Marked) notice).mark())
        .toList();
  }

  @Test
  void ticksWaitForTheInstruments() throws Exception {
    market().start(1);
    market.run(
        new Script<Tick, MarketNews>()
            .first(imbalanced(10 * SECOND))
            .watermark(1, 20_000)
            .second(MarketScripts.row("A", AssetClass.FX, 2)));
    assertThat(market.sorted()).isEmpty();
    assertThat(market.sent.getOrDefault("", List.of())).isEmpty();
    market.run(new Script<Tick, MarketNews>().end(2));
    // The rule serves FX only: the tick has met its row.
    assertThat(signals()).extracting(Signal::kind).containsExactly("BOOK_IMBALANCE");
    assertThat(marks()).extracting(Mark::cut).containsExactly(11 * SECOND);
    assertThat(market.keys("early")).isZero();
  }

  @Test
  void ticksThatWaitSurviveARestart() throws Exception {
    market().start(1);
    market.run(new Script<Tick, MarketNews>().first(imbalanced(10 * SECOND)));
    market.restart(2);
    market.run(
        new Script<Tick, MarketNews>()
            .second(MarketScripts.row("A", AssetClass.FX, 2))
            .end(2)
            .end(1));
    assertThat(signals()).hasSize(1);
    assertThat(market.sorted().get("summed counts"))
        .containsExactly("INSTRUMENTS APPLIED=1", "TICKS APPLIED=1");
  }

  @Test
  void marksOfACutComeBeforeTheWatermarkThatCompletesIt() throws Exception {
    market().start(1);
    market.run(MarketScripts.random(SEED, TICKS));
    long complete = Long.MIN_VALUE;
    long watermark = Long.MIN_VALUE;
    int marks = 0;
    for (Object sent : market.sent.get("")) {
      if (sent instanceof Watermark mark) {
        watermark = mark.getTimestamp();
        complete = watermark == Long.MAX_VALUE ? watermark : (watermark + 1) * 1000;
      } else {
        assertThat(((Notice.Marked) sent).mark().cut()).as("seed %d", SEED).isGreaterThan(complete);
        marks++;
      }
    }
    assertThat(watermark).isEqualTo(Long.MAX_VALUE);
    assertThat(marks).isGreaterThan(100);
  }

  @Test
  void lateTickUpdatesTheMarkOfItsEffectiveTimeOnly() throws Exception {
    market().start(1);
    Tick late = MarketScripts.print("A", 5 * SECOND, 77);
    late.effective = 19 * SECOND;
    market.run(
        new Script<Tick, MarketNews>()
            .end(2)
            .first(MarketScripts.print("B", 20 * SECOND, 1))
            .watermark(1, 18_999)
            .first(late)
            .end(1));
    assertThat(bars()).extracting(Bar::symbol).containsOnly("B");
    assertThat(marks()).filteredOn(mark -> mark.symbol().equals("A")).hasSize(1);
    assertThat(marks())
        .filteredOn(mark -> mark.symbol().equals("A"))
        .allSatisfy(mark -> assertThat(mark.cut()).isEqualTo(20 * SECOND))
        .allSatisfy(mark -> assertThat(mark.lastTs()).isEqualTo(5 * SECOND));
    assertThat(market.sorted().get("summed counts"))
        .containsExactly("TICKS APPLIED=1", "TICKS LATE=1");
  }

  @Test
  void outOfOrderTicksWithinTheBoundMakeTheSameBar() throws Exception {
    market().start(1);
    market.run(
        new Script<Tick, MarketNews>()
            .end(2)
            .first(MarketScripts.print("A", 10_900_000, 3))
            .watermark(1, 9_899)
            .first(MarketScripts.print("A", 10_100_000, 1))
            .first(MarketScripts.print("A", 10_500_000, 2))
            .watermark(1, 10_998));
    assertThat(bars()).isEmpty();
    market.run(new Script<Tick, MarketNews>().watermark(1, 10_999));
    assertThat(bars())
        .singleElement()
        .satisfies(bar -> assertThat(bar.open()).isEqualTo(Fixed8.ONE))
        .satisfies(bar -> assertThat(bar.close()).isEqualTo(3 * Fixed8.ONE));
  }

  @Test
  void contradictingAndMissingRowsAreDeadLetters() throws Exception {
    market("instruments.required=true").start(1);
    market.run(
        new Script<Tick, MarketNews>()
            .second(MarketScripts.row("A", AssetClass.FX, 2))
            .second(MarketScripts.row("A", AssetClass.FX, 3))
            .second(MarketScripts.row("A", AssetClass.EQUITY, 4))
            .end(2)
            .first(MarketScripts.print("A", SECOND, 1))
            .first(MarketScripts.print("B", SECOND, 1))
            .end(1));
    assertThat(market.sent(Tags.DEAD, DeadLetter.class))
        .extracting(DeadLetter::reason)
        .containsExactly(Reason.REFERENCE_CHANGED, Reason.UNKNOWN_INSTRUMENT);
    assertThat(market.sorted().get("summed counts"))
        .containsExactly(
            "INSTRUMENTS APPLIED=1",
            "INSTRUMENTS DEAD REFERENCE_CHANGED=1",
            "INSTRUMENTS DUPLICATE=1",
            "TICKS APPLIED=1",
            "TICKS DEAD UNKNOWN_INSTRUMENT=1");
  }

  @Test
  void aTickThatIsRefusedAfterReadingIsPrintedAgain() throws Exception {
    Tick tick = MarketScripts.print("A", SECOND, 1);
    tick.last = 90_000_000_000L * Fixed8.ONE;
    tick.lastSize = tick.last;
    market().start(1);
    market.run(new Script<Tick, MarketNews>().end(2).first(tick).end(1));
    assertThat(market.sent(Tags.DEAD, DeadLetter.class))
        .singleElement()
        .extracting(DeadLetter::reason, DeadLetter::raw)
        .containsExactly(
            Reason.OVERFLOW,
            "1970-01-01T00:00:01Z,A," + tick.venue + ",,,,,90000000000,90000000000");
  }

  /** The reference run: one subtask, nothing in its way. */
  private Map<String, List<String>> expected(Script<Tick, MarketNews> script) throws Exception {
    market().start(1).run(script);
    Map<String, List<String>> expected = market.sorted();
    assertThat(expected)
        .containsOnlyKeys(
            "", "bars", "dead-letters", "indicators", "signals", "summed counts", "unlisted");
    market.close();
    return expected;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void restartsAndRescalingChangeNothing(long round) throws Exception {
    Script<Tick, MarketNews> script = MarketScripts.random(SEED + round, TICKS);
    Map<String, List<String>> expected = expected(script);
    SplittableRandom random = new SplittableRandom(SEED + round);
    TreeMap<Integer, Integer> restarts = new TreeMap<>();
    restarts.put(1 + random.nextInt(60), 2);
    restarts.put(100 + random.nextInt(script.steps.size() / 2), 3);
    restarts.put(script.steps.size() * 2 / 3 + random.nextInt(script.steps.size() / 3), 1);
    market("state.cache.symbols=" + round).start(1).run(script, restarts);
    assertThat(market.sorted())
        .as("seed %d, round %d, restarts %s", SEED, round, restarts)
        .isEqualTo(expected);
  }

  @Test
  void cacheOfOneSymbolChangesNothing() throws Exception {
    Script<Tick, MarketNews> script = MarketScripts.random(SEED, TICKS);
    Map<String, List<String>> expected = expected(script);
    market("state.cache.symbols=1").start(1).run(script);
    assertThat(market.sorted()).as("seed %d", SEED).isEqualTo(expected);
  }

  @Test
  void nothingIsLeftAtTheEndAndARestartThereSendsNothingAgain() throws Exception {
    Script<Tick, MarketNews> script = MarketScripts.random(SEED, TICKS);
    market().start(1).run(script);
    assertThat(market.keys("early")).isZero();
    assertThat(market.timers()).isZero();
    assertThat(market.operators())
        .allSatisfy(operator -> assertThat(((MarketOperator) operator).due()).isZero());
    Map<String, List<Object>> before = new TreeMap<>(market.sent);
    market.sent.clear();
    market.restart(2);
    assertThat(market.operators())
        .allSatisfy(operator -> assertThat(((MarketOperator) operator).due()).isZero());
    market.run(new Script<Tick, MarketNews>().end(2).end(1));
    assertThat(before).isNotEmpty();
    assertThat(market.sorted()).isEmpty();
  }

  private static Script<Tick, MarketNews> script() {
    return new Script<>();
  }

  @Test
  void idleInstrumentsLetTheTicksGoAlsoAfterARestart() throws Exception {
    market().start(1);
    market.run(
        script()
            .first(imbalanced(10 * SECOND))
            .second(MarketScripts.row("A", AssetClass.FX, 2))
            .watermark(1, 9_999)
            .idle(2));
    assertThat(signals()).extracting(Signal::id).containsExactly("A/BOOK_IMBALANCE/10000000/0@0");
    market.restart(2);
    market.run(script().first(MarketScripts.quote("A", 10 * SECOND + 1, 1, 2)));
    market.run(script().first(imbalanced(10 * SECOND + 2)));
    assertThat(signals()).as("ready at once").hasSize(2);
    assertThat(market.keys("early")).isZero();
  }

  @Test
  void lastWatermarkClosesNothingBeforeTheEndOfBothInputs() throws Exception {
    market().start(1);
    market.run(script().idle(2).first(MarketScripts.print("A", 10 * SECOND, 1)));
    market.run(script().mark(1, Long.MAX_VALUE).first(MarketScripts.print("A", 10 * SECOND, 2)));
    assertThat(bars()).isEmpty();
    market.run(script().end(1));
    assertThat(bars()).isEmpty();
    assertThat(market.sent).doesNotContainKey("");
    market.run(script().end(2));
    assertThat(bars()).extracting(Bar::ticks).contains(2L);
    assertThat(market.sent.get("")).last().isEqualTo(Watermark.MAX_WATERMARK);
    assertThat(marks()).hasSize(1);
  }

  @Test
  void tickBehindWhatIsCompleteIsLateAlsoAfterARestart() throws Exception {
    market().start(1);
    market.run(
        script()
            .idle(2)
            .first(MarketScripts.print("A", 10 * SECOND, 1))
            .watermark(1, 10_499)
            .first(MarketScripts.print("A", 10 * SECOND + 400_000, 2)));
    market.restart(2);
    market.run(script().first(MarketScripts.print("B", 10 * SECOND + 400_000, 3)).idle(2));
    market.run(script().watermark(1, 19_999).end(1).end(2));
    assertThat(market.sorted().get(Harness.SUMS))
        .containsExactly("TICKS APPLIED=1", "TICKS LATE=2");
    assertThat(bars()).extracting(Bar::symbol, Bar::ticks).containsOnly(tuple("A", 1L));
    assertThat(marks()).extracting(Mark::cut).containsOnly(11 * SECOND);
  }

  @Test
  void deletedRowLeavesTheDefaultsAndAnotherMayCome() throws Exception {
    market("instruments.required=true").start(1);
    market.run(
        script()
            .second(MarketScripts.row("A", AssetClass.FX, 2))
            .idle(2)
            .second(deletion("A", 3))
            .second(deletion("A", 4))
            .first(MarketScripts.print("A", SECOND, 1))
            .second(MarketScripts.row("A", AssetClass.EQUITY, 5))
            .first(MarketScripts.print("A", SECOND, 1))
            .end(1)
            .end(2));
    assertThat(market.sorted().get(Harness.SUMS))
        .containsExactly(
            "INSTRUMENTS APPLIED=3",
            "INSTRUMENTS DUPLICATE=1",
            "TICKS APPLIED=1",
            "TICKS DEAD UNKNOWN_INSTRUMENT=1");
  }

  private static InstrumentRow deletion(String symbol, long line) {
    return new InstrumentRow(
        InstrumentChange.deleted(symbol), new Origin(InputFile.INSTRUMENTS, 0, line), "");
  }
}
