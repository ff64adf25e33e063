package io.tidemark.engine.ledger;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.num.Times;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import java.time.LocalTime;
import java.time.ZoneId;

/** One account "A", its ledger and its market, so that a test reads like a blotter. */
final class Desk {
  static final long START = Times.parse("2026-01-05T09:30:00Z");
  static final long STALE_AFTER = 300 * Times.SECOND;
  static final ZoneId UTC = ZoneId.of("UTC");
  static final long WINDOW = 7 * Times.DAY;

  final MapAccountState state = new MapAccountState();
  final FakeMarket market = new FakeMarket();
  final Ledger ledger;
  long cut = START;
  private int ids;

  Desk() {
    this(config(MarkPolicy.MID));
  }

  Desk(LedgerConfig config) {
    ledger = new Ledger(config);
  }

  static LedgerConfig config(MarkPolicy marks) {
    return config(marks, false, false);
  }

  static LedgerConfig config(MarkPolicy marks, boolean instruments, boolean accounts) {
    return new LedgerConfig(
        marks,
        STALE_AFTER,
        WINDOW,
        instruments,
        accounts,
        new Instrument("", AssetClass.EQUITY, "USD", 10_000, ContractKind.LINEAR),
        new AccountTerms("", "USD", LotMethod.AVERAGE, 0, LocalTime.MIDNIGHT, UTC));
  }

  Outcome open(String base, LotMethod method, String openingCash) {
    return apply(
        new AccountTerms("A", base, method, Fixed8.parse(openingCash), LocalTime.MIDNIGHT, UTC));
  }

  Outcome apply(LedgerEvent event) {
    return ledger.apply(state, event, cut, market).outcome();
  }

  /** Why an event is refused; fails if it is not, or if anything changed. */
  Reason refusal(LedgerEvent event) {
    String before = state.everything();
    Reason reason = null;
    try {
      apply(event);
    } catch (Rejected e) {
      reason = e.reason();
    }
    if (reason == null || !state.everything().equals(before)) {
      throw new AssertionError(
          reason == null ? "not refused: " + event : "refused, yet something changed: " + event);
    }
    return reason;
  }

  Outcome buy(String symbol, String quantity, String price) {
    return apply(fill(Side.BUY, symbol, quantity, price));
  }

  Outcome sell(String symbol, String quantity, String price) {
    return apply(fill(Side.SELL, symbol, quantity, price));
  }

  Trade fill(Side side, String symbol, String quantity, String price) {
    return fill(side, symbol, quantity, price, "0", "");
  }

  Trade fill(Side side, String symbol, String quantity, String price, String fee, String feeIn) {
    return fill("T" + ++ids, cut, side, symbol, quantity, price, fee, feeIn);
  }

  static Trade fill(
      String id,
      long ts,
      Side side,
      String symbol,
      String quantity,
      String price,
      String fee,
      String feeIn) {
    return message(Trade.Type.NEW, id, ts, side, symbol, quantity, price, fee, feeIn, "");
  }

  static Trade message(
      Trade.Type type,
      String id,
      long ts,
      Side side,
      String symbol,
      String quantity,
      String price,
      String fee,
      String feeIn,
      String ref) {
    return new Trade(
        type,
        ts,
        id,
        "A",
        "",
        symbol,
        side,
        Fixed8.parse(quantity),
        Fixed8.parse(price),
        Fixed8.parse(fee),
        feeIn,
        ref);
  }

  Outcome cash(CashEvent.Kind kind, String currency, String amount) {
    return apply(cash("C" + ++ids, kind, currency, amount));
  }

  CashEvent cash(String id, CashEvent.Kind kind, String currency, String amount) {
    return new CashEvent(cut, id, "A", currency, Fixed8.parse(amount), kind);
  }

  /** Bid and ask at this price from now on. */
  void quote(String symbol, String price) {
    market.quote(symbol, price, cut);
  }

  /** One cut: marks, then rates, then the sample. */
  void settle() {
    for (PositionKey key : state.keys()) {
      ledger.valuer().mark(state, key, cut, market);
    }
    ledger.valuer().rates(state, cut, market);
    ledger.valuer().value(state, cut);
  }

  /** A later cut. */
  void settleAfter(long micros) {
    cut += micros;
    settle();
  }

  PositionRow position(String symbol) {
    return position("", symbol);
  }

  PositionRow position(String book, String symbol) {
    Position position = state.position(new PositionKey(book, symbol));
    return ledger.valuer().row(state, position, cut, market);
  }

  AccountRow account() {
    return ledger.valuer().row(state, cut);
  }

  BalanceRow balance(String currency) {
    return BalanceRow.of(state.account()).stream()
        .filter(row -> row.currency().equals(currency))
        .findFirst()
        .orElseThrow();
  }

  static Money money(String text) {
    return Money.of(text);
  }
}
