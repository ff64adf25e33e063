package io.tidemark.engine.bench;

import io.tidemark.engine.market.Bar;
import io.tidemark.engine.market.Indicator;
import io.tidemark.engine.market.Mark;
import io.tidemark.engine.market.MarketConfig;
import io.tidemark.engine.market.MarketEngine;
import io.tidemark.engine.market.MarketOut;
import io.tidemark.engine.market.ShippedRules;
import io.tidemark.engine.market.Signal;
import io.tidemark.engine.market.SymbolState;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.rule.RuleParser;
import io.tidemark.engine.rule.RuleText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A tick through the engine as the operator sends it: its state is found on the heap, boundaries
 * that are due are completed, the tick is taken, the next boundary is asked for. 1,000 symbols,
 * 10,000 ticks a second of event time, of three asset classes; the standard settings, the shipped
 * rules, and rules that serve others, which should cost nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TickBenchmark {
  private static final int SYMBOLS = 1_000;
  private static final int RING = 1 << 17;
  private static final long GAP_MICROS = 100;
  private static final long INTERVAL = 300_000_000L;
  private static final AssetClass[] CLASSES = {AssetClass.EQUITY, AssetClass.CRYPTO, AssetClass.FX};
  private static final long SEED = Long.getLong("tidemark.seed", 20_261_121);

  /** Rules beside the shipped ones that serve other symbols, half of them, or another class. */
  @Param({"0", "100", "10000"})
  int others;

  private MarketEngine engine;
  private final Map<String, SymbolState> states = new HashMap<>();
  private TickStream stream;
  private Consumer out;

  /** Makes the stream and takes one round of it, so that no symbol is new. */
  @Setup
  public void setUp(Blackhole blackhole) {
    out = new Consumer(blackhole);
    engine = new MarketEngine(MarketConfig.standard(rules()));
    for (int i = 0; i < SYMBOLS; i++) {
      SymbolState state = new SymbolState(TickStream.name(i));
      engine.instrument(
          state,
          new Instrument(
              state.symbol(),
              CLASSES[i % CLASSES.length],
              "USD",
              Instrument.MULTIPLIER_ONE,
              ContractKind.LINEAR));
      states.put(state.symbol(), state);
    }
    stream = new TickStream(SYMBOLS, RING, GAP_MICROS, SEED);
    for (int i = 0; i < RING; i++) {
      tick();
    }
  }

  /** One tick; the boundary that is due next. */
  @Benchmark
  public long tick() {
    Tick tick = stream.next();
    SymbolState state = states.get(tick.symbol);
    for (long due = engine.nextDue(state); due <= tick.ts; due = engine.nextDue(state)) {
      engine.advance(state, due, out);
    }
    engine.tick(state, tick, out);
    return engine.nextDue(state);
  }

  private List<Rule> rules() {
    List<RuleText> texts = new ArrayList<>(ShippedRules.texts());
    for (int i = 0; i < others; i++) {
      boolean ofSymbol = i % 2 == 0;
      texts.add(
          new RuleText(
              "OTHER_" + i,
              null,
              null,
              ofSymbol ? List.of() : List.of("CFD"),
              ofSymbol ? List.of("OTHER_" + i) : List.of(),
              "spread < 0.0001 * bid and close > ema_" + (1 + i % 9),
              "bid_size > 1.5 * ask_size",
              null,
              null,
              null,
              true));
    }
    return texts.stream().map(text -> RuleParser.parse(text, INTERVAL)).toList();
  }

  private record Consumer(Blackhole blackhole) implements MarketOut {
    @Override
    public void signal(Signal signal) {
      blackhole.consume(signal);
    }

    @Override
    public void bar(Bar bar) {
      blackhole.consume(bar);
    }

    @Override
    public void partialBar(Bar bar, long asOf) {
      blackhole.consume(bar);
    }

    @Override
    public void indicator(Indicator indicator) {
      blackhole.consume(indicator);
    }

    @Override
    public void mark(Mark mark) {
      blackhole.consume(mark);
    }
  }
}
