package io.tidemark.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Times;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A desk and its naive books, moved at random from a seed. */
final class RandomDesk {
  private static final List<String> CURRENCIES = List.of("USD", "EUR", "JPY", "GBP", "BTC");
  private static final List<String> SYMBOLS =
      List.of(
          "EQ",
          "EQE",
          "FUT",
          "FUTJ",
          "CFD",
          "IDX",
          "INV",
          "INVE",
          "UNLISTED",
          "EURUSD",
          "USDJPY",
          "GBPUSD",
          "BTCUSD",
          "EURGBP");
  private static final List<String> BOOKS = List.of("", "", "B1", "B2");

  final Desk desk;
  final NaiveBooks naive;
  private final SplittableRandom random;
  private final List<LedgerEvent> applied = new ArrayList<>();
  private long newestFill = Long.MIN_VALUE;
  private int ids;

  RandomDesk(long seed) {
    random = new SplittableRandom(seed);
    MarkPolicy policy = pick(List.of(MarkPolicy.values()));
    desk = new Desk(Desk.config(policy));
    list();
    AccountTerms terms =
        new AccountTerms(
            "A",
            pick(CURRENCIES),
            oneIn(2) ? LotMethod.FIFO : LotMethod.AVERAGE,
            oneIn(2) ? 0 : units(1_000_000),
            LocalTime.MIDNIGHT,
            Desk.UTC);
    desk.apply(terms);
    naive = new NaiveBooks(terms, policy, desk.market);
  }

  private void list() {
    FakeMarket market = desk.market;
    market.list("EQ", AssetClass.EQUITY, "USD", "1");
    market.list("EQE", AssetClass.EQUITY, "EUR", "0.01");
    market.list("FUT", AssetClass.FUTURE, "USD", "50");
    market.list("FUTJ", AssetClass.FUTURE, "JPY", "1000.0001");
    market.list("CFD", AssetClass.CFD, "EUR", "0.3333");
    market.list("IDX", AssetClass.INDEX, "GBP", "10");
    market.list("INV", AssetClass.CRYPTO, "BTC", "100", ContractKind.INVERSE);
    market.list("INVE", AssetClass.FUTURE, "EUR", "1", ContractKind.INVERSE);
    for (String pair : List.of("EURUSD", "USDJPY", "GBPUSD", "EURGBP")) {
      market.list(pair, AssetClass.FX, pair.substring(3), "1");
    }
    market.list("BTCUSD", AssetClass.CRYPTO, "USD", "1");
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Any number up to a bound in whole ones, in as many decimals as comes. */
  private long units(long bound) {
    long coarse = Fixed8.ONE;
    for (int digits = below(9); digits > 0 && coarse > 1; digits--) {
      coarse /= 10;
    }
    return (1 + random.nextLong(bound * (Fixed8.ONE / coarse))) * coarse;
  }

  /** Moves time on and a few marks anywhere, away, or to one side. */
  void moveMarket() {
    desk.cut += oneIn(40) ? Times.DAY + below(1_000) : random.nextLong(Times.SECOND * 100);
    for (int moves = below(6); moves > 0; moves--) {
      String symbol = pick(SYMBOLS);
      if (oneIn(8)) {
        desk.market.forget(symbol);
        continue;
      }
      String bid = price(symbol);
      String ask = oneIn(3) ? price(symbol) : bid;
      String last = oneIn(2) ? price(symbol) : "";
      desk.market.mark(
          symbol, oneIn(6) ? "" : bid, moment(), oneIn(6) ? "" : ask, moment(), last, moment());
    }
  }

  private long moment() {
    return desk.cut - random.nextLong(oneIn(5) ? 2 * Desk.STALE_AFTER : Times.SECOND);
  }

  private String price(String symbol) {
    if (oneIn(50)) {
      return "0";
    }
    boolean pair = symbol.length() == 6 && desk.market.instrument(symbol) != null;
    long units = units(pair ? 3 : 500);
    return Fixed8.print(oneIn(12) ? -units : units);
  }

  /** Applies an event to both; refusals and duplicates must be those that are due. */
  void event() {
    int what = below(20);
    if (what < 13) {
      fill();
    } else if (what < 16) {
      CashEvent.Kind kind = pick(List.of(CashEvent.Kind.values()));
      boolean signed =
          kind == CashEvent.Kind.FUNDING
              || kind == CashEvent.Kind.DIVIDEND
              || kind == CashEvent.Kind.INTEREST;
      long amount = units(10_000);
      amount = signed && oneIn(2) ? -amount : amount;
      apply(new CashEvent(desk.cut - 1, "C" + ++ids, "A", pick(CURRENCIES), amount, kind));
    } else if (!applied.isEmpty()) {
      again(pick(applied));
    }
  }

  private void fill() {
    PositionKey key = new PositionKey(pick(BOOKS), pick(SYMBOLS));
    Position held = desk.state.position(key);
    boolean close = held != null && held.quantity() != 0 && oneIn(4);
    long quantity = close ? Math.abs(held.quantity()) : units(oneIn(2) ? 10 : 5_000);
    boolean buy = close ? held.quantity() < 0 : oneIn(2);
    String price = price(key.symbol());
    long fee = oneIn(2) ? 0 : oneIn(3) ? -units(3) : units(9);
    long age = oneIn(30) ? Desk.WINDOW + below(3) - 1 : below(1_000_000);
    long ts = oneIn(30) && newestFill != Long.MIN_VALUE ? newestFill - age : desk.cut - age;
    apply(
        new Trade(
            Trade.Type.NEW,
            ts,
            "T" + ++ids,
            "A",
            key.book(),
            key.symbol(),
            buy ? Side.BUY : Side.SELL,
            quantity,
            Fixed8.parse(price),
            fee,
            oneIn(3) ? pick(CURRENCIES) : "",
            ""));
  }

  private Instrument instrument(Trade fill) {
    Instrument known = naive.instrument(new PositionKey(fill.book(), fill.symbol()));
    Instrument row = known != null ? known : desk.market.instrument(fill.symbol());
    return row != null
        ? row
        : new Instrument(fill.symbol(), AssetClass.EQUITY, "USD", 10_000, ContractKind.LINEAR);
  }

  private void apply(CashEvent event) {
    assertThat(desk.apply(event)).isEqualTo(Outcome.APPLIED);
    naive.add(event);
    applied.add(event);
  }

  private void apply(Trade fill) {
    Instrument instrument = instrument(fill);
    if (tooOld(fill)) {
      assertThat(desk.refusal(fill)).isEqualTo(Reason.TOO_OLD);
    } else if (NaiveFigures.inverse(instrument) && fill.price() <= 0) {
      assertThat(desk.refusal(fill)).isEqualTo(Reason.OUT_OF_RANGE);
    } else {
      assertThat(desk.apply(fill)).isEqualTo(Outcome.APPLIED);
      naive.add(fill, instrument);
      applied.add(fill);
      newestFill = Math.max(newestFill, fill.ts());
    }
  }

  private boolean tooOld(Trade fill) {
    return newestFill != Long.MIN_VALUE && fill.ts() < newestFill - Desk.WINDOW;
  }

  /** An event that was applied before, as it was or with a figure changed. */
  private void again(LedgerEvent event) {
    boolean changed = oneIn(3);
    if (event instanceof CashEvent c) {
      long ts = c.ts() - below(5);
      long amount = changed ? c.amount() + 1 : c.amount();
      check(new CashEvent(ts, c.eventId(), "A", c.currency(), amount, c.kind()), changed, false);
    } else if (event instanceof Trade t) {
      Trade again =
          new Trade(
              t.type(),
              t.ts() - below(5),
              t.tradeId(),
              "A",
              t.book(),
              t.symbol(),
              t.side(),
              t.quantity(),
              changed && oneIn(2) ? t.price() + 1 : t.price(),
              t.fee(),
              t.feeCurrency(),
              "");
      check(again, again.price() != t.price(), tooOld(again));
    }
  }

  private void check(LedgerEvent again, boolean conflict, boolean tooOld) {
    String before = desk.state.everything();
    Reason reason = null;
    try {
      assertThat(desk.apply(again)).isEqualTo(Outcome.DUPLICATE);
    } catch (Rejected e) {
      reason = e.reason();
    }
    Reason due = tooOld ? Reason.TOO_OLD : conflict ? Reason.CONFLICTING_DUPLICATE : null;
    assertThat(reason).as("%s again", again).isEqualTo(due);
    assertThat(desk.state.everything()).isEqualTo(before);
  }
}
