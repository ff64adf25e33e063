package io.tidemark.engine.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** An account's state as plain objects: what the ledger costs without any storage. */
public final class HeapAccountState implements AccountState {
  private Account account;
  private final Map<PositionKey, Position> positions = new HashMap<>();
  private final Map<ChunkKey, FillChunk> fills = new HashMap<>();
  private final Map<ChunkKey, LotChunk> lots = new HashMap<>();
  private final Map<FillKey, Applied> trades = new HashMap<>();
  private final Deque<Applied> byAge = new ArrayDeque<>();
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
  public Applied trade(FillKey key) {
    return trades.get(key);
  }

  @Override
  public void remember(Applied applied) {
    trades.put(FillKey.of(applied.message()), applied);
    byAge.add(applied);
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
    while (!byAge.isEmpty() && byAge.peek().message().ts() < ts) {
      trades.remove(FillKey.of(byAge.remove().message()));
    }
  }

  @Override
  public void forgetCashBefore(long ts) {
    cash.values().removeIf(event -> event.ts() < ts);
  }

  @Override
  public void remove(PositionKey key) {
    positions.remove(key);
  }

  @Override
  public FillChunk fills(ChunkKey key) {
    return fills.get(key);
  }

  @Override
  public void put(ChunkKey key, FillChunk chunk) {
    put(fills, key, chunk);
  }

  @Override
  public LotChunk lots(ChunkKey key) {
    return lots.get(key);
  }

  @Override
  public void put(ChunkKey key, LotChunk chunk) {
    put(lots, key, chunk);
  }

  int lotChunks() {
    return lots.size();
  }

  private static <T> void put(Map<ChunkKey, T> chunks, ChunkKey key, T chunk) {
    if (chunk == null) {
      chunks.remove(key);
    } else {
      chunks.put(key, chunk);
    }
  }
}
