package io.tidemark.engine.ledger;

/**
 * What is kept of one account. The operator keeps it in checkpointed state, a test in maps. Objects
 * handed out are changed in place and then put back.
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

  /** The trade message once applied under this key, or null. */
  Trade trade(FillKey key);

  /** Remembers a trade message, to know it again. */
  void remember(Trade trade);

  /** The cash event once applied under this id, or null. */
  CashEvent cash(String eventId);

  /** Remembers a cash event, to know it again. */
  void remember(CashEvent event);

  /** Forgets trade messages with event time before this, µs. */
  void forgetTradesBefore(long ts);
}
