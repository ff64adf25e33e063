package io.tidemark.job.codec;

import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.Ledger;
import io.tidemark.engine.ledger.Market;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.Side;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.market.Bar;
import io.tidemark.engine.market.Indicator;
import io.tidemark.engine.market.Mark;
import io.tidemark.engine.market.MarketEngine;
import io.tidemark.engine.market.MarketOut;
import io.tidemark.engine.market.Signal;
import io.tidemark.engine.market.SymbolState;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.rule.RuleParser;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.EngineConfigs;
import io.tidemark.job.HeapAccount;
import io.tidemark.job.Settings;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** State objects as they come about: by feeding the engine. */
final class EngineStates {
  private static final long SECOND = 1_000_000;
  private static final Settings SETTINGS =
      Settings.builder()
          .set("indicators.names=ema_2,ema_3")
          .set("indicators.interval=1s")
          .set("bars.intervals=1s,1m")
          .set("bars.partial=true")
          .build();

  private static final List<Rule> RULES =
      Stream.of(
              rule("SPREAD", "spread < 0.5 * bid", "mid_momentum_3t > 0", "min(bid_size, 1)"),
              rule("VOLATILE", "realized_vol_2s > 0.01 then bid > 2 within 3s", null, null),
              rule(
                  "CROSS",
                  "ema_2 crosses above ema_3 then close > open[1] within 2 bars",
                  null,
                  null))
          .map(text -> RuleParser.parse(text, SECOND))
          .toList();

  private EngineStates() {}

  private static RuleText rule(String name, String buy, String sell, String size) {
    return new RuleText(name, null, null, List.of(), List.of(), buy, sell, null, "2s", size, true);
  }

  static SymbolState symbol(long seed, int ticks) {
    SplittableRandom random = new SplittableRandom(seed);
    MarketEngine engine = new MarketEngine(EngineConfigs.market(SETTINGS, RULES));
    SymbolState state = new SymbolState("ÄB");
    if (random.nextBoolean()) {
      engine.instrument(
          state, new Instrument("ÄB", AssetClass.FX, "USD", 10_000, ContractKind.LINEAR));
    }
    long ts = 1_000_000_000_000_000L;
    for (int i = 0; i < ticks; i++) {
      Tick tick = new Tick();
      tick.symbol = "ÄB";
      tick.venue = "v" + random.nextInt(3);
      tick.ts = ts;
      tick.effective = ts;
      tick.bid = Fixed8.ONE * (1 + random.nextInt(5));
      tick.bidSize = random.nextInt(3) == 0 ? Fixed8.ABSENT : Fixed8.ONE * random.nextInt(3);
      tick.ask = Fixed8.ONE * (3 + random.nextInt(5));
      tick.last = Fixed8.ONE * (2 + random.nextInt(5));
      tick.lastSize = Fixed8.ONE * random.nextInt(4);
      engine.tick(state, tick, NOWHERE);
      ts += random.nextInt(400_000);
      for (long due = engine.nextDue(state); due <= ts - SECOND; due = engine.nextDue(state)) {
        engine.advance(state, due, NOWHERE);
      }
    }
    return state;
  }

  /** The account, and one position of it. */
  static Kept account(long seed, int fills) {
    SplittableRandom random = new SplittableRandom(seed);
    Kept kept = new Kept();
    Ledger ledger = new Ledger(EngineConfigs.ledger(SETTINGS));
    LotMethod method = LotMethod.values()[random.nextInt(2)];
    ledger.apply(kept, terms(method), 0, MARKET);
    for (int i = 1; i <= fills; i++) {
      Trade trade =
          fill(
              i,
              random.nextInt(3) == 0 ? Side.SELL : Side.BUY,
              Fixed8.ONE * (1 + random.nextInt(9)),
              Fixed8.ONE * (random.nextInt(9) - 2),
              Fixed8.ONE * random.nextInt(2),
              random.nextBoolean() ? "" : "GBP");
      ledger.apply(kept, trade, (i + 1) * SECOND, MARKET);
      ledger.valuer().rates(kept, (i + 1) * SECOND, MARKET);
      ledger.valuer().value(kept, (i + 1) * SECOND);
    }
    return kept;
  }

  /**
   * An account with this many lots, at least 3, of which the first and the last are in no chunk.
   */
  static Kept lots(long seed, int lots) {
    SplittableRandom random = new SplittableRandom(seed);
    Kept kept = new Kept();
    Ledger ledger = new Ledger(EngineConfigs.ledger(SETTINGS));
    ledger.apply(kept, terms(LotMethod.FIFO), 0, MARKET);
    for (int i = 1; i <= lots; i++) {
      long quantity = Fixed8.ONE * (1 + random.nextInt(9));
      Trade trade = fill(i, Side.BUY, quantity, i * Fixed8.ONE, 0, "");
      ledger.apply(kept, trade, (i + 1) * SECOND, MARKET);
    }
    return kept;
  }

  private static AccountTerms terms(LotMethod method) {
    return new AccountTerms(
        "Kontö", "EUR", method, Fixed8.ONE, LocalTime.of(17, 0), ZoneId.of("America/New_York"));
  }

  private static Trade fill(
      int i, Side side, long quantity, long price, long fee, String feeCurrency) {
    return new Trade(
        Trade.Type.NEW,
        i * SECOND,
        "t" + i,
        "Kontö",
        "bök",
        "ÄB",
        side,
        quantity,
        price,
        fee,
        feeCurrency,
        "");
  }

  static final class Kept extends HeapAccount {
    Position position() {
      return positions.values().iterator().next();
    }
  }

  private static final Market MARKET =
      new Market() {
        @Override
        public Mark mark(String symbol) {
          long price = 2 * Fixed8.ONE;
          return new Mark(symbol, SECOND, price, 1, price + 2, 2, Fixed8.ABSENT, 0);
        }

        @Override
        public Instrument instrument(String symbol) {
          return symbol.equals("ÄB")
              ? null
              : new Instrument(symbol, AssetClass.FX, "USD", 10_000, ContractKind.LINEAR);
        }
      };

  private static final MarketOut NOWHERE =
      new MarketOut() {
        @Override
        public void signal(Signal signal) {}

        @Override
        public void bar(Bar bar) {}

        @Override
        public void partialBar(Bar bar, long asOf) {}

        @Override
        public void indicator(Indicator indicator) {}

        @Override
        public void mark(Mark mark) {}
      };
}
