package io.tidemark.job.operators;

import io.tidemark.engine.Rejected;
import io.tidemark.engine.ledger.Account;
import io.tidemark.engine.ledger.AccountState;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.FillKey;
import io.tidemark.engine.ledger.Ledger;
import io.tidemark.engine.ledger.Market;
import io.tidemark.engine.ledger.Outcome;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.job.flow.LedgerInput;
import java.util.HashMap;
import java.util.Map;

/**
 * An account as if the events that wait had settled already. It reads through to the settled
 * account and copies what it changes; nothing of it is kept in state. It is of no use any more once
 * an event of the account has settled.
 */
final class LiveAccount implements AccountState {
  private final KeptAccount settled;

  /** What the settled account remembers; it is looked up in state once only. Null is unknown. */
  private final Map<FillKey, Trade> settledTrades = new HashMap<>();

  private final Map<String, CashEvent> settledCash = new HashMap<>();

  private Account account;
  private final Map<PositionKey, Position> positions = new HashMap<>();
  private final Map<FillKey, Trade> trades = new HashMap<>();
  private final Map<String, CashEvent> cash = new HashMap<>();
  private long forgottenBefore;
  private LedgerInput last;
  private long cut;

  LiveAccount(KeptAccount settled, long cut) {
    this.settled = settled;
    restart(cut);
  }

  /** Takes all events out again; from now on it is valued on the marks of this cut. */
  void restart(long newCut) {
    account = null;
    positions.clear();
    trades.clear();
    cash.clear();
    forgottenBefore = Long.MIN_VALUE;
    last = null;
    cut = newCut;
  }

  /** The cut whose marks it is valued on. */
  long cut() {
    return cut;
  }

  /** Whether an event comes behind all that are in it. */
  boolean isNext(LedgerInput input) {
    return last == null || LedgerInput.ORDER.compare(input, last) > 0;
  }

  /**
   * Puts in the next event. One that is refused is passed over: it becomes a dead letter when it
   * settles.
   *
   * @return whether it changed the books
   */
  boolean add(LedgerInput input, Ledger ledger, Market market) {
    last = input;
    try {
      return ledger.apply(this, input.event(), cut, market) == Outcome.APPLIED;
    } catch (Rejected refused) {
      return false;
    }
  }

  @Override
  public Account account() {
    if (account == null && settled.account() != null) {
      account = settled.account().copy();
    }
    return account;
  }

  @Override
  public void put(Account changed) {
    account = changed;
  }

  @Override
  public Position position(PositionKey key) {
    Position known = positions.get(key);
    if (known == null) {
      Position below = settled.position(key);
      if (below != null) {
        known = below.copy();
        positions.put(key, known);
      }
    }
    return known;
  }

  @Override
  public void put(Position position) {
    positions.put(position.key(), position);
  }

  @Override
  public Trade trade(FillKey key) {
    Trade known = trades.get(key);
    if (known != null) {
      return known;
    }
    if (!settledTrades.containsKey(key)) {
      settledTrades.put(key, settled.trade(key));
    }
    Trade below = settledTrades.get(key);
    return below == null || below.ts() < forgottenBefore ? null : below;
  }

  @Override
  public void remember(Trade trade) {
    trades.put(FillKey.of(trade), trade);
  }

  @Override
  public CashEvent cash(String eventId) {
    CashEvent known = cash.get(eventId);
    if (known != null) {
      return known;
    }
    if (!settledCash.containsKey(eventId)) {
      settledCash.put(eventId, settled.cash(eventId));
    }
    return settledCash.get(eventId);
  }

  @Override
  public void remember(CashEvent event) {
    cash.put(event.eventId(), event);
  }

  @Override
  public void forgetTradesBefore(long ts) {
    forgottenBefore = Math.max(forgottenBefore, ts);
    trades.values().removeIf(trade -> trade.ts() < ts);
  }
}
