package io.tidemark.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.ref.AssetClass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The engine against the plainest computation of the same, on random streams. */
class MarketEngineOracleTest {
  private static final int STREAMS = 2_000;

  @Test
  void sameAsTheNaiveComputation() throws IOException {
    Totals totals = new Totals();
    for (long seed = 0; seed < STREAMS; seed++) {
      compare(seed, false, totals);
    }
    assertThat(totals.marks).isGreaterThan(10_000);
    assertThat(totals.bars).isGreaterThan(10_000);
    assertThat(totals.indicators).isGreaterThan(10_000);
    assertThat(totals.bookSignals).isGreaterThan(10_000);
    assertThat(totals.crossSignals).isGreaterThan(1_000);
    assertThat(totals.late).isGreaterThan(500);
    assertThat(totals.refused).isGreaterThan(500);
  }

  @Test
  void writingAndReadingTheStateAtAnyMomentChangesNothing() throws IOException {
    Totals totals = new Totals();
    for (long seed = STREAMS; seed < STREAMS + STREAMS / 2; seed++) {
      compare(seed, true, totals);
    }
    assertThat(totals.restored).isGreaterThan(5_000);
  }

  @Test
  void arrivalOrderWithinTheBoundChangesNoBarOfPrints() {
    int bars = 0;
    for (long seed = 0; seed < 500; seed++) {
      MarketStreams streams = new MarketStreams(seed);
      long bound = 2 * Given.SECOND;
      List<Tick> ordered = new ArrayList<>();
      long ts = -5 * Given.SECOND;
      for (int i = 0; i < 100; i++) {
        ts += 1 + streams.upTo(Given.SECOND / 2);
        ordered.add(
            Given.print(ts, "1." + streams.upTo(50), streams.chance(5) ? "" : "0." + i % 7));
      }
      List<Tick> shuffled = new ArrayList<>();
      record Arrival(long at, Tick tick) {}
      ordered.stream()
          .map(tick -> new Arrival(tick.ts + streams.upTo(bound), tick))
          .sorted(Comparator.comparingLong(Arrival::at))
          .forEach(arrival -> shuffled.add(arrival.tick));
      assertThat(shuffled).as("seed %d", seed).isNotEqualTo(ordered);
      List<Bar> expected = barsOf(ordered, bound);
      assertThat(barsOf(shuffled, bound)).as("seed %d", seed).isEqualTo(expected);
      bars += expected.size();
    }
    assertThat(bars).isGreaterThan(1_000);
  }

  private static List<Bar> barsOf(List<Tick> ticks, long bound) {
    MarketEngine engine = new MarketEngine(Given.prints());
    SymbolState state = new SymbolState("S");
    Recorder out = new Recorder();
    long newest = Long.MIN_VALUE + bound;
    for (Tick tick : ticks) {
      assertThat(tick.ts).isGreaterThanOrEqualTo(newest - bound);
      engine.tick(state, tick, out);
      newest = Math.max(newest, tick.ts);
      advanceTo(engine, state, newest - bound, out);
    }
    advanceTo(engine, state, Long.MAX_VALUE - 1, out);
    return out.bars;
  }

  private static void compare(long seed, boolean restoring, Totals totals) throws IOException {
    MarketStreams streams = new MarketStreams(seed);
    MarketConfig config = streams.config();
    long bound = streams.bound();
    MarketEngine engine = new MarketEngine(config);
    MarketOracle oracle =
        new MarketOracle(config, config.prices().get(AssetClass.EQUITY) == PriceSource.MIDS);
    SymbolState state = new SymbolState("S");
    Recorder out = new Recorder();
    long newest = Long.MIN_VALUE + bound;
    for (Tick tick : streams.ticks(bound)) {
      if (restoring && streams.chance(4)) {
        state = restored(state);
        engine = streams.chance(2) ? engine : new MarketEngine(config);
        totals.restored++;
      }
      totals.late += tick.late() ? 1 : 0;
      boolean taken = oracle.tick(tick);
      engine.nextDue(state); // so that an empty state is as it will be after a refusal
      byte[] before = written(state);
      try {
        boolean onTime = engine.tick(state, tick, out);
        assertThat(taken).as("taken, seed %d", seed).isTrue();
        assertThat(onTime).as("on time, seed %d", seed).isEqualTo(!tick.late());
      } catch (Rejected e) {
        assertThat(taken).as("%s, seed %d", e.detail(), seed).isFalse();
        assertThat(e.reason()).isEqualTo(Reason.OVERFLOW);
        assertThat(written(state)).as("unchanged, seed %d", seed).isEqualTo(before);
        totals.refused++;
      }
      newest = Math.max(newest, tick.ts);
      advanceTo(engine, state, newest - bound, out);
    }
    advanceTo(engine, state, Long.MAX_VALUE - 1, out);

    assertThat(out.marks).as("marks, seed %d", seed).isEqualTo(oracle.marks());
    assertThat(out.bars).as("bars, seed %d", seed).isEqualTo(oracle.bars());
    assertThat(out.indicators).as("indicators, seed %d", seed).isEqualTo(oracle.indicators());
    List<Signal> cross = out.signals.stream().filter(s -> s.kind().equals("EMA_CROSS")).toList();
    List<Signal> book = out.signals.stream().filter(s -> !s.kind().equals("EMA_CROSS")).toList();
    assertThat(book).as("book signals, seed %d", seed).isEqualTo(oracle.bookSignals);
    assertThat(cross).as("crosses, seed %d", seed).isEqualTo(oracle.crossSignals());
    totals.marks += out.marks.size();
    totals.bars += out.bars.size();
    totals.indicators += out.indicators.size();
    totals.bookSignals += book.size();
    totals.crossSignals += cross.size();
  }

  private static void advanceTo(
      MarketEngine engine, SymbolState state, long complete, MarketOut out) {
    for (long due = engine.nextDue(state); due <= complete; due = engine.nextDue(state)) {
      engine.advance(state, due, out);
    }
  }

  private static SymbolState restored(SymbolState state) throws IOException {
    byte[] bytes = written(state);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    SymbolState read =
        new SymbolState(state.symbol(), HotPart.read(state.symbol(), in), ColdPart.read(in));
    assertThat(in.read()).as("bytes left over").isEqualTo(-1);
    assertThat(written(read)).isEqualTo(bytes);
    return read;
  }

  private static byte[] written(SymbolState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    state.hot().write(out);
    state.cold().write(out);
    return bytes.toByteArray();
  }

  private static final class Totals {
    private int marks;
    private int bars;
    private int indicators;
    private int bookSignals;
    private int crossSignals;
    private int late;
    private int refused;
    private int restored;
  }
}
