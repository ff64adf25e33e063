package io.tidemark.job;

import io.tidemark.engine.ledger.Account;
import io.tidemark.engine.ledger.AccountState;
import io.tidemark.engine.ledger.Applied;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.ChunkKey;
import io.tidemark.engine.ledger.FillChunk;
import io.tidemark.engine.ledger.FillKey;
import io.tidemark.engine.ledger.LotChunk;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** An account in maps. */
public class HeapAccount implements AccountState {
  /** Its positions, in order. */
  protected final Map<PositionKey, Position> positions = new TreeMap<>();

  private Account account;
  private final Map<ChunkKey, FillChunk> fills = new HashMap<>();
  private final Map<ChunkKey, LotChunk> lots = new HashMap<>();
  private final Map<FillKey, Applied> trades = new HashMap<>();
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
  public final void remove(PositionKey key) {
    positions.remove(key);
  }

  @Override
  public final FillChunk fills(ChunkKey key) {
    return fills.get(key);
  }

  @Override
  public final void put(ChunkKey key, FillChunk chunk) {
    fills.put(key, chunk);
  }

  @Override
  public final LotChunk lots(ChunkKey key) {
    return lots.get(key);
  }

  @Override
  public final void put(ChunkKey key, LotChunk chunk) {
    lots.put(key, chunk);
  }

  @Override
  public final Applied trade(FillKey key) {
    return trades.get(key);
  }

  @Override
  public final void remember(Applied applied) {
    trades.put(FillKey.of(applied.message()), applied);
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
    trades.values().removeIf(applied -> applied.message().ts() < ts);
  }

  @Override
  public final void forgetCashBefore(long ts) {
    cash.values().removeIf(event -> event.ts() < ts);
  }

  /** Some chunk of its fills, or null. */
  public final FillChunk someFills() {
    return fills.isEmpty() ? null : fills.values().iterator().next();
  }

  /** Some chunk of its lots, or null. */
  public final LotChunk someLots() {
    return lots.isEmpty() ? null : lots.values().iterator().next();
  }
}
