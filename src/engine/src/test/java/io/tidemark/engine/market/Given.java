package io.tidemark.engine.market;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.study.EmaSeed;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Short ways to write ticks and settings down; decimals as text, blank for absent. */
final class Given {
  static final long SECOND = 1_000_000L;

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
        Set.of(10 * SECOND),
        10 * SECOND,
        List.of(names),
        seed,
        Map.of(AssetClass.EQUITY, source),
        rules,
        instrument(AssetClass.EQUITY));
  }

  static MarketConfig prints(Rule... rules) {
    return config(PriceSource.PRINTS, EmaSeed.SMA, List.of(rules));
  }
}
