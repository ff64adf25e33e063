package io.tidemark.job.operators;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.LedgerEvent;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.ledger.Side;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.market.Mark;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import io.tidemark.job.flow.LedgerInput;
import io.tidemark.job.flow.Notice;
import io.tidemark.job.flow.Origin;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.SplittableRandom;

/** Events and notices as LEDGER gets them. */
final class LedgerScripts {
  static final long SECOND = 1_000_000;
  private static final long BOUND = SECOND;
  private static final String[] ACCOUNTS = {"a", "b", "c", "d", "e", "f"};
  private static final String[] SYMBOLS = {"X", "Y", "EURUSD", "F"};
  private static final String[] CURRENCIES = {"USD", "EUR", "SEK"};

  private LedgerScripts() {}

  static LedgerInput input(LedgerEvent event, long effective, long line) {
    InputFile source =
        event instanceof Trade
            ? InputFile.TRADES
            : event instanceof CashEvent
                ? InputFile.CASH
                : event instanceof LimitRow ? InputFile.LIMITS : InputFile.ACCOUNTS;
    return new LedgerInput(event, effective, new Origin(source, 0, line), "line " + line);
  }

  static Trade trade(String id, String account, String symbol, long ts, long signed, long price) {
    return new Trade(
        Trade.Type.NEW,
        ts,
        id,
        account,
        "",
        symbol,
        signed > 0 ? Side.BUY : Side.SELL,
        Math.abs(signed) * Fixed8.ONE,
        price * Fixed8.ONE,
        0,
        "",
        "");
  }

  /** A bust of a fill in X. */
  static Trade bust(String id, String account, long ts, String ref) {
    long none = Fixed8.ABSENT;
    return new Trade(Trade.Type.BUST, ts, id, account, "", "X", null, none, none, 0, "", ref);
  }

  /** A correction of a fill in X. */
  static Trade correct(String id, String account, long ts, long signed, long price, String ref) {
    Trade fill = trade(id, account, "X", ts, signed, price);
    return as(Trade.Type.CORRECT, fill, ref);
  }

  static Trade as(Trade.Type type, Trade trade, String ref) {
    return new Trade(
        type,
        trade.ts(),
        trade.tradeId(),
        trade.account(),
        trade.book(),
        trade.symbol(),
        trade.side(),
        trade.quantity(),
        trade.price(),
        trade.fee(),
        trade.feeCurrency(),
        ref);
  }

  /** Limits of an account, or a symbol of it; a negative one is none. */
  static LedgerInput limit(
      String account,
      String symbol,
      long line,
      long gross,
      long net,
      long position,
      long dayLoss,
      long drawdown) {
    return input(
        new LimitRow(
            account,
            symbol,
            limit(gross),
            limit(net),
            limit(position),
            limit(dayLoss),
            limit(drawdown)),
        Long.MIN_VALUE,
        line);
  }

  private static long limit(long units) {
    return units < 0 ? Fixed8.ABSENT : units * Fixed8.ONE;
  }

  static CashEvent deposit(String id, String account, long ts, long amount) {
    return new CashEvent(ts, id, account, "USD", amount * Fixed8.ONE, CashEvent.Kind.DEPOSIT);
  }

  static LedgerInput terms(String account, String currency, LotMethod method) {
    return input(
        new AccountTerms(
            account, currency, method, Fixed8.ONE, LocalTime.MIDNIGHT, ZoneId.of("UTC")),
        Long.MIN_VALUE,
        2);
  }

  /** A quote around a price. */
  static Notice mark(String symbol, long cut, double price, long ts) {
    long mid = Math.round(price * Fixed8.ONE);
    return new Notice.Marked(new Mark(symbol, cut, mid - 1, ts, mid + 1, ts, Fixed8.ABSENT, 0));
  }

  static Notice listed(String symbol, AssetClass assetClass) {
    return new Notice.Listed(
        new Instrument(symbol, assetClass, "USD", 20_000, ContractKind.LINEAR));
  }

  /**
   * A random day. The events and the notices depend on {@code seed} alone; how the two inputs run
   * ahead of each other depends on {@code interleaving} too, and must not matter.
   */
  static Script<LedgerInput, Notice> random(long seed, long interleaving, int events) {
    SplittableRandom random = new SplittableRandom(seed);
    long start = 1_000_000_000 * SECOND;
    Script<LedgerInput, Notice> first = new Script<>();
    long newest = first(first, random, seed, start, events);
    Script<LedgerInput, Notice> second = new Script<>();
    long end = start + events * 41_003L;
    long newestTick = second(second, random, start, end);
    second.second(new Notice.Ended(InputFile.TICKS, newestTick));
    second.second(new Notice.Ended(InputFile.TRADES, newest));
    second.second(new Notice.Ended(InputFile.CASH, Long.MIN_VALUE));
    first.end(1);
    second.end(2);

    Script<LedgerInput, Notice> both = new Script<>();
    SplittableRandom order = new SplittableRandom(interleaving);
    ArrayDeque<Script.Step<LedgerInput, Notice>> a = new ArrayDeque<>(first.steps);
    ArrayDeque<Script.Step<LedgerInput, Notice>> b = new ArrayDeque<>(second.steps);
    while (!a.isEmpty() || !b.isEmpty()) {
      boolean fromFirst = b.isEmpty() || (!a.isEmpty() && order.nextBoolean());
      for (int run = 1 + order.nextInt(60); run > 0; run--) {
        Script.Step<LedgerInput, Notice> step = fromFirst ? a.poll() : b.poll();
        if (step != null) {
          both.steps.add(step);
        }
      }
    }
    return both;
  }

  private static long first(
      Script<LedgerInput, Notice> script,
      SplittableRandom random,
      long seed,
      long start,
      int events) {
    script.first(terms("a", "EUR", LotMethod.FIFO));
    script.first(terms("b", "USD", LotMethod.AVERAGE));
    script.first(terms("b", "USD", LotMethod.FIFO));
    script.first(terms("idle", "USD", LotMethod.FIFO));
    for (int i = 0; i < ACCOUNTS.length; i++) {
      script.first(limit(ACCOUNTS[i], "", 10L + i, 400 + 300L * i, 900, -1, 60, 90));
      script.first(limit(ACCOUNTS[i], "X", 20L + i, 300, 200, 6 + i, -1, -1));
      script.first(limit(ACCOUNTS[i], "F", 30L + i, 500, -1, -1, -1, -1));
    }
    script.first(limit("a", "F", 40, 500, -1, -1, -1, -1));
    long newest = Long.MIN_VALUE;
    for (int i = 0; i < events; i++) {
      long now = start + i * 41_003L;
      boolean late = random.nextInt(25) == 0;
      long ts = now - (late ? random.nextLong(9 * SECOND) : random.nextLong(SECOND / 2));
      boolean duplicate = i > 50 && random.nextInt(20) == 0;
      int id = duplicate ? i - 50 : i;
      LedgerEvent event;
      if (id % 7 == 0) {
        ts = ts / SECOND * SECOND;
        event =
            new CashEvent(
                ts,
                "c" + id,
                ACCOUNTS[id % ACCOUNTS.length],
                CURRENCIES[id / 7 % CURRENCIES.length],
                (1 + id % 90) * Fixed8.ONE,
                CashEvent.Kind.values()[id / 7 % 6]);
      } else {
        event = message(seed, id, ts);
      }
      long effective = newest == Long.MIN_VALUE ? ts : Math.max(ts, newest - BOUND);
      newest = Math.max(newest, ts);
      script.first(input(event, effective, i + 2));
      if (random.nextInt(9) == 0) {
        script.watermark(1, Math.floorDiv(newest - BOUND, 1000) - 1);
      }
    }
    return newest;
  }

  /** The trade message of an id; but for its time, always the same. */
  private static Trade message(long seed, int id, long ts) {
    SplittableRandom random = new SplittableRandom(seed * 31 + id);
    if (random.nextInt(4) > 0 || id < 2) {
      return fill(seed, id, ts);
    }
    // Of a message that has come, of a fill that has yet to come, or of none: a seventh is cash.
    boolean ahead = random.nextInt(3) == 0;
    int other = ahead ? id + 1 + random.nextInt(30) : Math.max(1, id - 1 - random.nextInt(40));
    Trade named = ahead ? fill(seed, other, ts) : message(seed, other, ts);
    boolean bust = random.nextInt(3) == 0;
    Trade changed =
        trade(
            "t" + id,
            named.account(),
            named.symbol(),
            ts,
            named.side() == Side.BUY ? 1 + random.nextInt(5) : -1 - random.nextInt(5),
            50 + random.nextInt(9));
    return as(bust ? Trade.Type.BUST : Trade.Type.CORRECT, changed, named.tradeId());
  }

  private static Trade fill(long seed, int id, long ts) {
    SplittableRandom random = new SplittableRandom(~seed * 31 + id);
    String account = ACCOUNTS[random.nextInt(ACCOUNTS.length)];
    long signed = random.nextInt(9) == 0 ? 5 : random.nextInt(2) == 0 ? 2 : random.nextInt(4) - 4;
    Trade fill = trade("t" + id, account, SYMBOLS[id % SYMBOLS.length], ts, signed, 50 + id % 9);
    return random.nextInt(9) == 0 ? as(Trade.Type.TRANSFER, fill, "") : fill;
  }

  private static long second(
      Script<LedgerInput, Notice> script, SplittableRandom random, long start, long end) {
    script.second(listed("X", AssetClass.EQUITY));
    script.second(listed("EURUSD", AssetClass.FX));
    script.second(listed("F", AssetClass.FUTURE));
    long newest = Long.MIN_VALUE;
    for (long cut = start / SECOND * SECOND + SECOND; cut < end; cut += SECOND) {
      for (int s = 0; s < SYMBOLS.length; s++) {
        boolean silent = (cut / SECOND + 7L * s) / 9 % 3 == 0;
        if (!silent && random.nextBoolean()) {
          // Now and then a mark rests on a price older than the one before it.
          long ts = cut - 1 - random.nextLong(random.nextInt(4) == 0 ? 4 * SECOND : SECOND);
          newest = Math.max(newest, ts);
          double price = SYMBOLS[s].equals("EURUSD") ? 1 + random.nextInt(9) / 100.0 : 55;
          script.second(mark(SYMBOLS[s], cut, price + random.nextInt(5), ts));
        }
      }
      script.watermark(2, cut / 1000 - 1 + random.nextInt(900));
    }
    return newest;
  }
}
