package io.tidemark.engine.market;

import io.tidemark.engine.market.RuleMemory.Track;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.rule.Value;
import java.util.function.Function;

/** A rule, bound to the state of a symbol that it serves. */
final class RuleRun {
  private static final String BUY = "BUY";
  private static final String SELL = "SELL";

  private final Rule rule;
  private final ConditionRun buy;
  private final ConditionRun sell;
  private final Operand sizeLimit;
  private RuleMemory memory;

  RuleRun(Rule rule, Function<Value, Operand> binder) {
    this.rule = rule;
    this.buy = rule.buy() == null ? null : new ConditionRun(rule.buy(), binder);
    this.sell = rule.sell() == null ? null : new ConditionRun(rule.sell(), binder);
    this.sizeLimit =
        rule.size() == null || rule.size().limit() == null
            ? null
            : binder.apply(rule.size().limit());
  }

  /** Goes on with what is remembered of the rule, or begins where that is of another one. */
  RuleMemory remember(RuleMemory[] remembered) {
    int buyCrosses = buy == null ? 0 : buy.crosses();
    int sellCrosses = sell == null ? 0 : sell.crosses();
    RuleMemory known = RuleMemory.find(remembered, rule.name());
    memory = known == null ? null : known.of(rule.fingerprint(), buyCrosses, sellCrosses);
    if (memory == null) {
      memory = new RuleMemory(rule.name(), rule.fingerprint(), buyCrosses, sellCrosses);
      if (buy != null) {
        buy.begin(memory.buy);
      }
      if (sell != null) {
        sell.begin(memory.sell);
      }
    }
    return memory;
  }

  /** Looks after a tick. */
  void look(SymbolView view, MarketOut out) {
    Tick tick = view.tick();
    ConditionRun condition = speaking(tick.ts);
    if (condition != null) {
      long price = view.price(condition == buy);
      out.signal(signal(condition, tick.symbol, tick.ts, price, tick.part, tick.place));
    }
  }

  /** Looks at the close of a bar. */
  void look(Bar bar, MarketOut out) {
    ConditionRun condition = speaking(bar.end());
    if (condition != null) {
      out.signal(
          signal(condition, bar.symbol(), bar.end(), bar.close(), Signal.NO_TICK, Signal.NO_TICK));
    }
  }

  /** The condition that speaks at this look, null if none does; both of them look. */
  private ConditionRun speaking(long ts) {
    boolean buys = buy != null && says(buy, memory.buy, ts, false);
    boolean sells = sell != null && says(sell, memory.sell, ts, buys);
    return buys ? buy : sells ? sell : null;
  }

  /**
   * Whether a direction speaks at this look.
   *
   * @param taken whether the other one does
   */
  private boolean says(ConditionRun condition, Track track, long ts, boolean taken) {
    boolean holds =
        condition.holds(track, ts, rule.onTicks()) && (sizeLimit == null || sizeLimit.known());
    boolean says = holds && (rule.emit() == Rule.Emit.EVERY || !track.stood) && !taken;
    track.stood = holds;
    if (!says || rests(track, ts)) {
      return false;
    }
    track.fired = ts;
    return true;
  }

  private boolean rests(Track track, long ts) {
    return rule.cooldown() > 0
        && track.fired != RuleMemory.NEVER
        && ts - track.fired < rule.cooldown();
  }

  private Signal signal(
      ConditionRun condition, String symbol, long ts, long price, int part, long place) {
    ComparisonRun shown = condition.shown();
    return new Signal(
        ts,
        symbol,
        rule.kind(),
        condition == buy ? BUY : SELL,
        price,
        size(),
        shown.leftText(),
        shown.rightText(),
        rule.name(),
        part,
        place);
  }

  private long size() {
    if (rule.size() == null) {
      return Fixed8.ABSENT;
    }
    long most = rule.size().units();
    return sizeLimit == null ? most : Math.min(sizeLimit.units(), most);
  }
}
