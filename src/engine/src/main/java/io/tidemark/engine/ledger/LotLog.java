package io.tidemark.engine.ledger;

import java.util.Map;
import java.util.TreeMap;

/**
 * The lots of a FIFO position between its first and its last, by index, in chunks. What is set can
 * be got at once, but is kept only by {@link #commit}, so that an event that fails half-way leaves
 * nothing behind.
 */
final class LotLog {
  private final AccountState state;
  private final PositionKey key;
  private final TreeMap<Long, Lot> set = new TreeMap<>();

  private long chunkRead = -1;
  private LotChunk chunk;

  LotLog(AccountState state, Position position) {
    this.state = state;
    this.key = position.key;
    for (int i = 0; i < position.carried.size(); i++) {
      set.put(position.holding.lots().from() + i, position.carried.get(i));
    }
  }

  Lot get(long index) {
    Lot lot = set.isEmpty() ? null : set.get(index);
    if (lot != null) {
      return lot;
    }
    if (chunkRead != index / LotChunk.SIZE) {
      chunkRead = index / LotChunk.SIZE;
      chunk = state.lots(new ChunkKey(key, chunkRead));
    }
    return chunk.get((int) (index % LotChunk.SIZE));
  }

  void set(long index, Lot lot) {
    set.put(index, lot);
  }

  /** Keeps what was set. */
  void commit() {
    ChunkKey at = null;
    LotChunk changed = null;
    for (Map.Entry<Long, Lot> entry : set.entrySet()) {
      long number = entry.getKey() / LotChunk.SIZE;
      if (at == null || at.chunk() != number) {
        if (at != null) {
          state.put(at, changed);
        }
        at = new ChunkKey(key, number);
        changed = state.lots(at);
        changed = changed == null ? new LotChunk() : changed;
      }
      changed = changed.with((int) (entry.getKey() % LotChunk.SIZE), entry.getValue());
    }
    if (at != null) {
      state.put(at, changed);
    }
    set.clear();
    chunkRead = -1;
  }
}
