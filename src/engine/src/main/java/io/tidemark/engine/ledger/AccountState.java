package io.tidemark.engine.ledger;

/**
 * What is kept of one account. The operator keeps it in checkpointed state, a test in maps. Account
 * and positions that are handed out are changed in place and then put back; all else never changes.
 */
public interface AccountState {
  /** Its terms and totals; null before its first row or event. */
  Account account();

  /** Keeps a new or changed account. */
  void put(Account account);

  /** A position, or null. */
  Position position(PositionKey key);

  /** Keeps a new or changed position. */
  void put(Position position);

  /** Takes a position away; its chunks have been taken away before. */
  void remove(PositionKey key);

  /** A chunk of a position's fills, or null. */
  FillChunk fills(ChunkKey key);

  /** Keeps a chunk of fills; null takes it away. */
  void put(ChunkKey key, FillChunk fills);

  /** A chunk of a position's lots, or null. */
  LotChunk lots(ChunkKey key);

  /** Keeps a chunk of lots; null takes it away. */
  void put(ChunkKey key, LotChunk lots);

  /** The trade message once applied under this key, or null. */
  Applied trade(FillKey key);

  /** Remembers an applied trade message. */
  void remember(Applied applied);

  /** The cash event once applied under this id, or null. */
  CashEvent cash(String eventId);

  /** Remembers an applied cash event. */
  void remember(CashEvent event);

  /** Forgets trade messages with event time before this, µs. */
  void forgetTradesBefore(long ts);

  /** Forgets cash events with event time before this, µs. */
  void forgetCashBefore(long ts);
}
