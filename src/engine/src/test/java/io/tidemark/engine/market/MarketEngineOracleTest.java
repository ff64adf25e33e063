package io.tidemark.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The engine against the plainest computation of the same, on random settings, rules and streams.
 * Boundaries are completed late at random, so that it must not matter for bars, indicators and
 * signals when they are.
 */
class MarketEngineOracleTest {
  private static final int STREAMS = Boolean.getBoolean("tidemark.full") ? 20_000 : 1_000;
  private static final HexFormat HEX = HexFormat.of();
  private static final double TOLERANCE = 1e-9;

  @Test
  void sameAsTheNaiveComputation() {
    Totals totals = new Totals();
    for (long seed = 0; seed < STREAMS; seed++) {
      compare(seed, false, totals);
    }
    assertThat(totals.counts.get("marks")).isGreaterThan(10_000);
    assertThat(totals.counts.get("bars")).isGreaterThan(10_000);
    assertThat(totals.counts.get("partials")).isGreaterThan(5_000);
    assertThat(totals.counts.get("indicators")).isGreaterThan(20_000);
    assertThat(totals.counts.get("signals of ticks")).isGreaterThan(10_000);
    assertThat(totals.counts.get("signals of bars")).isGreaterThan(2_000);
    assertThat(totals.counts.get("signals of sequences")).isGreaterThan(1_000);
    assertThat(totals.counts.get("late")).isGreaterThan(500);
    assertThat(totals.counts.get("refused")).isGreaterThan(200);
    assertThat(totals.counts.get("rules left out"))
        .as("rules that a rounding decides")
        .isLessThan(totals.counts.get("rules") / 6);
    assertThat(totals.fired).as("rules that fired").hasSizeGreaterThan(STREAMS);
  }

  @Test
  void writingAndReadingTheStateAtAnyMomentChangesNothing() {
    Totals totals = new Totals();
    for (long seed = STREAMS; seed < STREAMS + STREAMS / 2; seed++) {
      compare(seed, true, totals);
    }
    assertThat(totals.counts.get("restored")).isGreaterThan(5_000);
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
      Given.advanceTo(engine, state, newest - bound, out);
    }
    Given.advanceTo(engine, state, Long.MAX_VALUE - 1, out);
    return out.bars;
  }

  private static void compare(long seed, boolean restoring, Totals totals) {
    MarketStreams streams = new MarketStreams(seed);
    MarketConfig config = streams.config();
    MarketEngine engine = new MarketEngine(config);
    MarketOracle oracle = new MarketOracle(config, streams.serving(), streams.prices());
    SymbolState state = new SymbolState("S");
    Recorder out = new Recorder();
    int patience = 1 + (int) streams.upTo(8);
    for (Tick tick : streams.ticks()) {
      if (restoring && streams.chance(4)) {
        state = Given.restored(state);
        engine = streams.chance(2) ? engine : new MarketEngine(config);
        totals.add("restored", 1);
      }
      totals.add("late", tick.late() ? 1 : 0);
      if (streams.chance(patience)) {
        long lag = streams.chance(2) ? 0 : streams.upTo(streams.bound() * 4);
        Given.advanceTo(engine, state, Math.max(tick.complete, Long.MIN_VALUE + lag) - lag, out);
      }
      boolean taken = oracle.tick(tick);
      totals.add("refused", taken ? 0 : 1);
      take(engine, state, tick, taken, out, "seed " + seed);
    }
    Given.advanceTo(engine, state, Long.MAX_VALUE - 1, out);
    String what = ", seed " + seed;
    assertThat(out.marks).as("marks" + what).isEqualTo(oracle.marks());
    assertThat(out.bars).as("bars" + what).isEqualTo(oracle.bars());
    assertThat(out.partials).as("partial bars" + what).isEqualTo(oracle.partials());
    totals.add("marks", out.marks.size());
    totals.add("bars", out.bars.size());
    totals.add("partials", out.partials.size());
    sameIndicators(out.indicators, oracle.indicators(), what, totals);
    sameSignals(out.signals, oracle.signals(), streams.serving(), what, totals);
  }

  private static void take(
      MarketEngine engine, SymbolState state, Tick tick, boolean taken, Recorder out, String what) {
    engine.nextDue(state); // so that an empty state is as it will be after a refusal
    if (!taken) {
      // Windows that the tick completes are closed whatever becomes of it.
      Given.advanceTo(engine, state, tick.complete, out);
      state.hot().closed = Math.max(state.hot().closed, tick.complete);
    }
    String before = HEX.formatHex(Given.written(state));
    try {
      boolean onTime = engine.tick(state, tick, out);
      assertThat(taken).as("taken, %s", what).isTrue();
      assertThat(onTime).as("on time, %s", what).isEqualTo(!tick.late());
    } catch (Rejected e) {
      assertThat(taken).as("%s, %s", e.detail(), what).isFalse();
      assertThat(e.reason()).isEqualTo(Reason.OVERFLOW);
      assertThat(HEX.formatHex(Given.written(state))).as("unchanged, %s", what).isEqualTo(before);
    }
  }

  private static void sameIndicators(
      List<Indicator> actual, List<MarketOracle.Value> expected, String what, Totals totals) {
    assertThat(actual.stream().map(i -> i.ts() + " " + i.interval() + " " + i.name()).toList())
        .as("indicators" + what)
        .isEqualTo(
            expected.stream()
                .map(MarketOracle.Value::indicator)
                .map(i -> i.ts() + " " + i.interval() + " " + i.name())
                .toList());
    for (int i = 0; i < actual.size(); i++) {
      assertNear(
          actual.get(i).value(),
          expected.get(i).indicator().value(),
          expected.get(i).scale(),
          actual.get(i) + what);
    }
    totals.add("indicators", actual.size());
  }

  private static void sameSignals(
      List<Signal> all,
      MarketOracle.Signals expected,
      List<Asked> rules,
      String what,
      Totals totals) {
    Set<String> tainted = new HashSet<>(expected.tainted());
    List<Signal> actual = all.stream().filter(s -> !tainted.contains(s.rule())).toList();
    List<OracleRules.Fired> wanted =
        expected.fired().stream().filter(f -> !tainted.contains(f.signal().rule())).toList();
    assertThat(actual.stream().map(MarketEngineOracleTest::exact).toList())
        .as("signals" + what + " of " + rules)
        .isEqualTo(wanted.stream().map(f -> exact(f.signal())).toList());
    Map<String, Asked> byName = new HashMap<>();
    rules.forEach(rule -> byName.put(rule.name(), rule));
    for (int i = 0; i < actual.size(); i++) {
      Signal signal = actual.get(i);
      sameNumber(signal.value(), wanted.get(i).signal().value(), wanted.get(i), what);
      sameNumber(signal.threshold(), wanted.get(i).signal().threshold(), wanted.get(i), what);
      Asked rule = byName.get(signal.rule());
      boolean buy = signal.direction().equals("BUY");
      totals.add(rule.on() == 0 ? "signals of ticks" : "signals of bars", 1);
      totals.add("signals of sequences", (buy ? rule.buy() : rule.sell()).size() > 1 ? 1 : 0);
      totals.fired.add(what + signal.rule());
    }
    totals.add("rules", rules.size());
    totals.add("rules left out", tainted.size());
  }

  /** All but the two numbers. */
  private static Signal exact(Signal s) {
    return new Signal(
        s.ts(),
        s.symbol(),
        s.kind(),
        s.direction(),
        s.price(),
        s.size(),
        "",
        "",
        s.rule(),
        s.part(),
        s.place());
  }

  private static void sameNumber(
      String actual, String expected, OracleRules.Fired fired, String what) {
    if (!actual.equals(expected)) {
      assertNear(
          Double.parseDouble(actual),
          Double.parseDouble(expected),
          fired.scale(),
          fired.signal() + what);
    }
  }

  private static void assertNear(double actual, double expected, double scale, String what) {
    assertThat(Math.abs(actual - expected))
        .as("%s: %s is not %s", what, actual, expected)
        .isLessThanOrEqualTo(TOLERANCE * scale);
  }

  private static final class Totals {
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> fired = new HashSet<>();

    private void add(String what, int more) {
      counts.merge(what, more, Integer::sum);
    }
  }
}
