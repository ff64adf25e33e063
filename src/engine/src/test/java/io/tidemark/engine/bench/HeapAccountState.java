package io.tidemark.engine.bench;

import io.tidemark.engine.ledger.Account;
import io.tidemark.engine.ledger.AccountState;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.FillKey;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Trade;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** An account's state as plain objects: what the ledger costs without any storage. */
final class HeapAccountState implements AccountState {
  private Account account;
  private final Map<PositionKey, Position> positions = new HashMap<>();
  private final Map<FillKey, Trade> trades = new HashMap<>();
  private final Deque<Trade> byAge = new ArrayDeque<>();
  private final Map<String, CashEvent> cash = new HashMap<>();

  @Override
  public Account account() {
    return account;
  }

  @Override
  public void put(Account changed) {
    account = changed;
  }

  @Override
  public Position position(PositionKey key) {
    return positions.get(key);
  }

  @Override
  public void put(Position changed) {
    positions.put(changed.key(), changed);
  }

  @Override
  public Trade trade(FillKey key) {
    return trades.get(key);
  }

  @Override
  public void remember(Trade trade) {
    trades.put(FillKey.of(trade), trade);
    byAge.add(trade);
  }

  @Override
  public CashEvent cash(String eventId) {
    return cash.get(eventId);
  }

  @Override
  public void remember(CashEvent event) {
    cash.put(event.eventId(), event);
  }

  /** Fills come in the order of their times here, so the oldest are the first. */
  @Override
  public void forgetTradesBefore(long ts) {
    while (!byAge.isEmpty() && byAge.peek().ts() < ts) {
      trades.remove(FillKey.of(byAge.remove()));
    }
  }
}
