package io.tidemark.job;

import io.tidemark.engine.ledger.Account;
import io.tidemark.engine.ledger.AccountState;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.FillKey;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Trade;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** An account in maps. */
public class HeapAccount implements AccountState {
  /** Its positions, in order. */
  protected final Map<PositionKey, Position> positions = new TreeMap<>();

  private Account account;
  private final Map<FillKey, Trade> trades = new HashMap<>();
  private final Map<String, CashEvent> cash = new HashMap<>();

  @Override
  public final Account account() {
    return account;
  }

  @Override
  public final void put(Account changed) {
    account = changed;
  }

  @Override
  public final Position position(PositionKey key) {
    return positions.get(key);
  }

  @Override
  public final void put(Position position) {
    positions.put(position.key(), position);
  }

  @Override
  public final Trade trade(FillKey key) {
    return trades.get(key);
  }

  @Override
  public final void remember(Trade trade) {
    trades.put(FillKey.of(trade), trade);
  }

  @Override
  public final CashEvent cash(String eventId) {
    return cash.get(eventId);
  }

  @Override
  public final void remember(CashEvent event) {
    cash.put(event.eventId(), event);
  }

  @Override
  public final void forgetTradesBefore(long ts) {
    trades.values().removeIf(trade -> trade.ts() < ts);
  }
}
