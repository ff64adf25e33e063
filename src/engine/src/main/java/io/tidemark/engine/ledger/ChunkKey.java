package io.tidemark.engine.ledger;

import java.util.Comparator;

/**
 * Where a chunk of a position's fills or lots is kept.
 *
 * @param position the position
 * @param chunk its number
 */
public record ChunkKey(PositionKey position, long chunk) {
  static final Comparator<ChunkKey> ORDER =
      Comparator.comparing(ChunkKey::position).thenComparingLong(ChunkKey::chunk);
}
