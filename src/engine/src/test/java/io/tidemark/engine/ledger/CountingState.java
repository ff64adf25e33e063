package io.tidemark.engine.ledger;

/** Counts how often the ledger reads or writes something of an account. */
final class CountingState implements AccountState {
  private final AccountState state;
  long touched;

  CountingState(AccountState state) {
    this.state = state;
  }

  void reset() {
    touched = 0;
  }

  @Override
  public Account account() {
    touched++;
    return state.account();
  }

  @Override
  public void put(Account account) {
    touched++;
    state.put(account);
  }

  @Override
  public Position position(PositionKey key) {
    touched++;
    return state.position(key);
  }

  @Override
  public void put(Position position) {
    touched++;
    state.put(position);
  }

  @Override
  public void remove(PositionKey key) {
    touched++;
    state.remove(key);
  }

  @Override
  public FillChunk fills(ChunkKey key) {
    touched++;
    return state.fills(key);
  }

  @Override
  public void put(ChunkKey key, FillChunk fills) {
    touched++;
    state.put(key, fills);
  }

  @Override
  public LotChunk lots(ChunkKey key) {
    touched++;
    return state.lots(key);
  }

  @Override
  public void put(ChunkKey key, LotChunk lots) {
    touched++;
    state.put(key, lots);
  }

  @Override
  public Applied trade(FillKey key) {
    touched++;
    return state.trade(key);
  }

  @Override
  public void remember(Applied applied) {
    touched++;
    state.remember(applied);
  }

  @Override
  public CashEvent cash(String eventId) {
    touched++;
    return state.cash(eventId);
  }

  @Override
  public void remember(CashEvent event) {
    touched++;
    state.remember(event);
  }

  @Override
  public void forgetTradesBefore(long ts) {
    touched++;
    state.forgetTradesBefore(ts);
  }

  @Override
  public void forgetCashBefore(long ts) {
    touched++;
    state.forgetCashBefore(ts);
  }
}
