package io.tidemark.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.rule.RuleParser;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.engine.study.EmaSeed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Short ways to write ticks and settings down; decimals as text, blank for absent. */
final class Given {
  static final long SECOND = 1_000_000L;

  /** Length of the bars of {@link #config}, µs. */
  static final long BAR = 10 * SECOND;

  private Given() {}

  static Tick quote(long ts, String venue, String bid, String bidSize, String ask, String askSize) {
    Tick tick = new Tick();
    tick.symbol = "S";
    tick.venue = venue;
    tick.ts = ts;
    tick.effective = ts;
    tick.bid = units(bid);
    tick.bidSize = units(bidSize);
    tick.ask = units(ask);
    tick.askSize = units(askSize);
    return tick;
  }

  static Tick print(long ts, String last, String lastSize) {
    Tick tick = quote(ts, "", "", "", "", "");
    tick.last = units(last);
    tick.lastSize = units(lastSize);
    return tick;
  }

  static Tick late(Tick tick, long effective) {
    tick.effective = effective;
    return tick;
  }

  static long units(String text) {
    return text.isEmpty() ? Fixed8.ABSENT : Fixed8.parse(text);
  }

  static Instrument instrument(AssetClass assetClass) {
    return new Instrument("S", assetClass, "USD", Instrument.MULTIPLIER_ONE, ContractKind.LINEAR);
  }

  /** Cuts of 1 s, bars and indicators of 10 s, the price source and rules given. */
  static MarketConfig config(PriceSource source, EmaSeed seed, List<Rule> rules, String... names) {
    return new MarketConfig(
        SECOND,
        Set.of(BAR),
        false,
        Stream.of(names).map(name -> IndicatorName.parse(name, BAR)).toList(),
        seed,
        0,
        Map.of(AssetClass.EQUITY, source),
        Map.of(),
        rules,
        instrument(AssetClass.EQUITY));
  }

  static MarketConfig prints(Rule... rules) {
    return config(PriceSource.PRINTS, EmaSeed.SMA, List.of(rules));
  }

  /** The same with bars of these lengths, µs, and partial bars or not. */
  static MarketConfig bars(boolean partial, Rule[] rules, Long... lengths) {
    return new MarketConfig(
        SECOND,
        Set.of(lengths),
        partial,
        List.of(),
        EmaSeed.SMA,
        0,
        Map.of(),
        Map.of(),
        List.of(rules),
        instrument(AssetClass.EQUITY));
  }

  /** A rule with everything else as it is by default; values of bars are of 10 s. */
  static Rule rule(String name, String buy, String sell) {
    return rule(name, buy, sell, "", "", "");
  }

  static Rule rule(
      String name, String buy, String sell, String emit, String cooldown, String size) {
    return RuleParser.parse(
        new RuleText(name, null, null, List.of(), List.of(), buy, sell, emit, cooldown, size, true),
        BAR);
  }

  /** A rule that looks after each tick, whatever its values are of. */
  static Rule tickRule(String name, String buy, String sell) {
    return RuleParser.parse(
        new RuleText(name, null, "tick", List.of(), List.of(), buy, sell, "", "", "", true), BAR);
  }

  /** A rule of some classes and symbols. */
  static Rule rule(String name, String buy, List<String> classes, List<String> symbols) {
    return RuleParser.parse(
        new RuleText(name, null, null, classes, symbols, buy, null, null, null, null, true), BAR);
  }

  /** The rules that are shipped, as src/job's rules.yaml has them. */
  static List<Rule> shipped() {
    return ShippedRules.texts().stream().map(t -> RuleParser.parse(t, 300 * SECOND)).toList();
  }

  /** A state as it comes back from what it was written to. */
  static SymbolState restored(SymbolState state) {
    try {
      byte[] bytes = written(state);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      SymbolState read =
          new SymbolState(state.symbol(), HotPart.read(state.symbol(), in), ColdPart.read(in));
      assertThat(in.read()).as("bytes left over").isEqualTo(-1);
      assertThat(written(read)).as("written again").isEqualTo(bytes);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] written(SymbolState state) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      state.hot().write(out);
      state.cold().write(out);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Completes every boundary up to here that is due. */
  static void advanceTo(MarketEngine engine, SymbolState state, long complete, MarketOut out) {
    for (long due = engine.nextDue(state); due <= complete; due = engine.nextDue(state)) {
      engine.advance(state, due, out);
    }
  }
}
