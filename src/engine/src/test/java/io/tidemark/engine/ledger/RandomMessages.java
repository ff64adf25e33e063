package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Fixed8;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Messages of every kind, sensible and not, in and out of order. */
final class RandomMessages {
  private static final List<Side> SIDES = List.of(Side.BUY, Side.SELL);
  private static final List<String> FEW_PRICES = List.of("10", "10.5", "11", "9.99999999");

  private final RandomDesk random;
  private final boolean deep;
  private final List<LedgerEvent> sent = new ArrayList<>();
  private final List<Trade> trades = new ArrayList<>();

  /** Messages whose bust or correction comes first. */
  private final Deque<Trade> held = new ArrayDeque<>();

  private Side trend = Side.BUY;
  private long lastPrice;
  private int ids;

  RandomMessages(RandomDesk random, boolean deep) {
    this.random = random;
    this.deep = deep;
  }

  LedgerEvent next() {
    LedgerEvent event = make();
    sent.add(event);
    if (event instanceof Trade trade) {
      trades.add(trade);
    }
    return event;
  }

  private LedgerEvent make() {
    if (!held.isEmpty() && random.oneIn(3)) {
      return held.poll();
    }
    int what = random.below(deep ? 40 : 20);
    if (what < 2) {
      return cash();
    }
    if (what < 5 && !sent.isEmpty()) {
      return again(random.pick(sent));
    }
    if (what < 10 && !trades.isEmpty()) {
      return about(random.pick(trades));
    }
    Trade fill = fill();
    if (random.oneIn(10)) {
      held.add(fill);
      Trade first = about(fill);
      if (random.oneIn(3)) {
        held.addFirst(first); // then what is about the first comes before it, and the fill last
        return about(first);
      }
      return first;
    }
    return fill;
  }

  private CashEvent cash() {
    CashEvent.Kind kind = random.pick(List.of(CashEvent.Kind.values()));
    boolean signed =
        kind == CashEvent.Kind.FUNDING
            || kind == CashEvent.Kind.DIVIDEND
            || kind == CashEvent.Kind.INTEREST;
    long amount = random.units(10_000);
    amount = signed && random.oneIn(2) ? -amount : amount;
    return new CashEvent(random.moment(), id("C"), "A", random.currency(), amount, kind);
  }

  private String id(String prefix) {
    return prefix + (random.oneIn(12) && ids > 0 ? random.below(ids) : ++ids);
  }

  private Trade fill() {
    PositionKey key = new PositionKey(random.book(), random.symbol());
    Position held = random.desk.state.position(key);
    boolean close = held != null && held.quantity() != 0 && random.oneIn(deep ? 60 : 4);
    if (random.oneIn(deep ? 80 : 3)) {
      trend = trend == Side.BUY ? Side.SELL : Side.BUY;
    }
    Side side = random.oneIn(4) ? random.pick(SIDES) : trend;
    long quantity = random.units(random.oneIn(2) ? 10 : deep ? 100 : 5_000);
    if (close) {
      quantity = Math.abs(held.quantity());
      side = held.quantity() < 0 ? Side.BUY : Side.SELL;
    }
    boolean transfer = random.oneIn(8);
    return new Trade(
        transfer ? Trade.Type.TRANSFER : Trade.Type.NEW,
        random.moment(),
        id("T"),
        "A",
        key.book(),
        key.symbol(),
        side,
        quantity,
        price(key.symbol()),
        fee(),
        feeCurrency(),
        "");
  }

  private long price(String symbol) {
    if (lastPrice == 0 || !random.oneIn(4)) {
      String price = random.oneIn(3) ? random.pick(FEW_PRICES) : random.price(symbol);
      lastPrice = Fixed8.parse(price);
    }
    return lastPrice;
  }

  private long fee() {
    return random.oneIn(2) ? 0 : random.oneIn(3) ? -random.units(3) : random.units(9);
  }

  private String feeCurrency() {
    return random.oneIn(3) ? random.currency() : "";
  }

  /** A bust or a correction of a fill, by its id or one that it may have had. */
  private Trade about(Trade fill) {
    boolean bust = random.oneIn(2);
    Side side = random.oneIn(2) ? null : random.oneIn(8) ? random.pick(SIDES) : fill.side();
    boolean bare = bust && random.oneIn(2);
    return new Trade(
        bust ? Trade.Type.BUST : Trade.Type.CORRECT,
        random.moment(),
        random.oneIn(10) ? fill.tradeId() : id("M"),
        "A",
        random.oneIn(30) ? random.book() : fill.book(),
        random.oneIn(30) ? random.symbol() : fill.symbol(),
        side,
        bare ? Fixed8.ABSENT : random.units(50),
        bare ? Fixed8.ABSENT : price(fill.symbol()),
        bare ? 0 : fee(),
        bare ? "" : feeCurrency(),
        random.oneIn(15) ? "never" + ids : fill.tradeId());
  }

  /** An event that was sent before, as it was or with something changed. */
  private LedgerEvent again(LedgerEvent event) {
    long later = random.oneIn(2) ? 0 : random.below(1_000_000);
    boolean changed = random.oneIn(4);
    if (event instanceof CashEvent c) {
      long amount = changed ? c.amount() + 1 : c.amount();
      return new CashEvent(c.ts() + later, c.eventId(), "A", c.currency(), amount, c.kind());
    }
    Trade t = (Trade) event;
    boolean priced = changed && t.price() != Fixed8.ABSENT;
    return new Trade(
        t.type(),
        t.ts() + later,
        t.tradeId(),
        "A",
        t.book(),
        t.symbol(),
        t.side(),
        t.quantity(),
        priced ? t.price() + 1 : t.price(),
        t.fee(),
        random.oneIn(9) ? feeCurrency() : t.feeCurrency(),
        t.refTradeId());
  }
}
