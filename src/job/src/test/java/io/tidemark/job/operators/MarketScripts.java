package io.tidemark.job.operators;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.flow.InstrumentChange;
import io.tidemark.job.flow.InstrumentRow;
import io.tidemark.job.flow.MarketNews;
import io.tidemark.job.flow.Origin;
import java.util.List;
import java.util.SplittableRandom;

/** Ticks and instrument rows as the readers hand them on. */
final class MarketScripts {
  static final long SECOND = 1_000_000;
  static final long BOUND = SECOND;

  private MarketScripts() {}

  static Tick quote(String symbol, long ts, double bid, double ask) {
    Tick tick = new Tick();
    tick.symbol = symbol;
    tick.ts = ts;
    tick.effective = ts;
    tick.bid = Math.round(bid * Fixed8.ONE);
    tick.ask = Math.round(ask * Fixed8.ONE);
    return tick;
  }

  static Tick print(String symbol, long ts, long price) {
    Tick tick = new Tick();
    tick.symbol = symbol;
    tick.ts = ts;
    tick.effective = ts;
    tick.last = price * Fixed8.ONE;
    tick.lastSize = Fixed8.ONE;
    return tick;
  }

  /** Rules on quotes, on bars that are handed out, and on others. */
  static List<RuleText> rules() {
    return List.of(
        rule(
            "SPREAD_TIGHT",
            null,
            List.of("CRYPTO"),
            "spread < 0.0001 * bid",
            null,
            "min(bid_size, 1)"),
        rule(
            "BOOK_IMBALANCE",
            null,
            List.of("FX"),
            "bid_size > 1.5 * ask_size",
            "ask_size > 1.5 * bid_size",
            "10000"),
        rule(
            "EMA_CROSS",
            "1s",
            List.of(),
            "ema_2 crosses above ema_5",
            "ema_2 crosses below ema_5",
            null));
  }

  static RuleText rule(
      String name, String on, List<String> classes, String buy, String sell, String size) {
    return new RuleText(name, null, on, classes, List.of(), buy, sell, null, null, size, true);
  }

  /** The symbol whose subtask it is for; null if it is for all. */
  static String symbol(MarketNews news) {
    return news instanceof InstrumentRow row ? row.change().symbol() : null;
  }

  static InstrumentRow row(String symbol, AssetClass assetClass, long line) {
    return new InstrumentRow(
        InstrumentChange.of(new Instrument(symbol, assetClass, "USD", 10_000, ContractKind.LINEAR)),
        new Origin(InputFile.INSTRUMENTS, 0, line),
        symbol + "," + assetClass);
  }

  /** A random feed with disorder, late ticks, silent symbols and rows that contradict. */
  static Script<Tick, MarketNews> random(long seed, int ticks) {
    SplittableRandom random = new SplittableRandom(seed);
    Script<Tick, MarketNews> script = new Script<>();
    AssetClass[] classes = AssetClass.values();
    long newest = Long.MIN_VALUE;
    for (int i = 0; i < ticks; i++) {
      if (i < 40 && i % 4 == 0) {
        script.second(row("S" + i / 4 % 8, classes[i / 4 % 5], i + 2));
      }
      if (i == 60) {
        script.end(2);
      }
      long now = 1_000_000_000 * SECOND + i * 37_003L;
      int disorder = random.nextInt(20);
      long ts = now - (disorder == 0 ? random.nextLong(9 * SECOND) : random.nextLong(SECOND / 2));
      String symbol = "S" + random.nextInt(10);
      if (i * 8 / ticks == symbol.charAt(1) - '0') {
        continue;
      }
      Tick tick =
          random.nextBoolean()
              ? quote(symbol, ts, 10 + random.nextInt(4) / 100.0, 10.01 + random.nextInt(3) / 100.0)
              : print(symbol, ts, 9 + random.nextInt(4));
      tick.venue = "v" + random.nextInt(2);
      tick.bidSize = tick.bid == Fixed8.ABSENT ? Fixed8.ABSENT : random.nextInt(4) * Fixed8.ONE;
      tick.askSize = tick.ask == Fixed8.ABSENT ? Fixed8.ABSENT : random.nextInt(4) * Fixed8.ONE;
      tick.place = i + 2L;
      tick.effective = newest == Long.MIN_VALUE ? ts : Math.max(ts, newest - BOUND);
      newest = Math.max(newest, ts);
      script.first(tick);
      if (random.nextInt(12) == 0) {
        script.watermark(1, Math.floorDiv(newest - BOUND, 1000) - 1);
      }
    }
    return script.end(1);
  }
}
