package io.tidemark.engine.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fills of a position within the correction window, in the order in which they applied, by
 * number, in chunks that each know what was held before them. So a change to one fill replays those
 * from its chunk on, and what is older goes chunk by chunk.
 */
final class History {
  private final AccountState state;
  private final Position position;

  History(AccountState state, Position position) {
    this.state = state;
    this.position = position;
  }

  /** A fill by its number; null if it is no longer, or not yet, kept. */
  Fill fill(long number) {
    if (number < position.firstFill || number >= position.nextFill) {
      return null;
    }
    FillChunk chunk = state.fills(at(number / FillChunk.SIZE));
    int index = (int) (number % FillChunk.SIZE);
    return chunk == null || index >= chunk.fills.size() ? null : chunk.fills.get(index);
  }

  /** Adds the newest fill; what the position holds must still be as before it. */
  long append(Fill fill) {
    long number = position.nextFill++;
    ChunkKey at = at(number / FillChunk.SIZE);
    FillChunk chunk =
        number % FillChunk.SIZE == 0 ? new FillChunk(position.holding, List.of()) : state.fills(at);
    state.put(at, chunk.with(fill));
    if (at.chunk() == position.firstFill / FillChunk.SIZE) {
      position.oldestChunkTs = Math.max(position.oldestChunkTs, fill.ts());
    }
    return number;
  }

  /** What the position would hold with another fill in the place of one. */
  final class Rewrite {
    private final LotLog log = new LotLog(state, position);
    private final Map<ChunkKey, FillChunk> changed = new TreeMap<>(ChunkKey.ORDER);
    private final Holding after;

    private Rewrite(long number, Fill other) {
      long chunk = number / FillChunk.SIZE;
      Holding holding = state.fills(at(chunk)).before;
      for (; chunk * FillChunk.SIZE < position.nextFill; chunk++) {
        List<Fill> fills = new ArrayList<>(state.fills(at(chunk)).fills);
        if (chunk == number / FillChunk.SIZE) {
          fills.set((int) (number % FillChunk.SIZE), other);
        }
        changed.put(at(chunk), new FillChunk(holding, fills));
        for (Fill fill : fills) {
          holding = fill.busted() ? holding : holding.with(fill, position.terms, log);
        }
      }
      after = holding;
    }

    Holding after() {
      return after;
    }

    void commit() {
      log.commit();
      changed.forEach(state::put);
      if (after.lots() != null) {
        forgetLotsFrom(after.lots().to(), position.holding.lots().to());
      }
    }

    /** Drops lots that no history points to any more, being fewer than before. */
    private void forgetLotsFrom(long from, long to) {
      long chunk = (from + LotChunk.SIZE - 1) / LotChunk.SIZE;
      for (; chunk * LotChunk.SIZE < to; chunk++) {
        state.put(at(chunk), (LotChunk) null);
      }
    }
  }

  /**
   * Works out what another fill in the place of one would change; changes nothing yet.
   *
   * @throws ArithmeticException if a figure does not fit on the way
   */
  Rewrite rewrite(long number, Fill other) {
    return new Rewrite(number, other);
  }

  /**
   * Drops the oldest chunks whose fills are all older than this, µs, and lots that only they need.
   */
  void forgetBefore(long ts) {
    while (position.firstFill < position.nextFill && position.oldestChunkTs < ts) {
      long chunk = position.firstFill / FillChunk.SIZE;
      state.put(at(chunk), (FillChunk) null);
      position.firstFill = (chunk + 1) * FillChunk.SIZE;
      position.nextFill = Math.max(position.nextFill, position.firstFill);
      boolean more = position.firstFill < position.nextFill;
      FillChunk next = more ? state.fills(at(chunk + 1)) : null;
      position.oldestChunkTs = more ? next.newest() : Account.NEVER;
      if (position.holding.lots() != null) {
        forgetLotsBefore((more ? next.before : position.holding).lots().from());
      }
    }
  }

  private void forgetLotsBefore(long index) {
    for (; position.firstLots < index / LotChunk.SIZE; position.firstLots++) {
      state.put(at(position.firstLots), (LotChunk) null);
    }
  }

  /** Drops all there is. */
  void forget() {
    for (long n = position.firstFill; n < position.nextFill; n += FillChunk.SIZE) {
      state.put(at(n / FillChunk.SIZE), (FillChunk) null);
    }
    if (position.holding.lots() != null) {
      forgetLotsBefore(position.holding.lots().to() + LotChunk.SIZE);
    }
  }

  /** The number of a chunk's first fill that is above all that a position ever had. */
  static long nextSeries(Position position) {
    return Math.floorDiv(position.nextFill + FillChunk.SIZE - 1, FillChunk.SIZE) * FillChunk.SIZE;
  }

  private ChunkKey at(long chunk) {
    return new ChunkKey(position.key, chunk);
  }
}
