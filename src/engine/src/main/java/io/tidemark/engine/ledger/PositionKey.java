package io.tidemark.engine.ledger;

import java.util.Comparator;

/**
 * A position's place within its account.
 *
 * @param book the book, may be ""
 * @param symbol the symbol
 */
public record PositionKey(String book, String symbol) implements Comparable<PositionKey> {
  private static final Comparator<PositionKey> ORDER =
      Comparator.comparing(PositionKey::book).thenComparing(PositionKey::symbol);

  /** The position that a message is about. */
  public static PositionKey of(Trade message) {
    return new PositionKey(message.book(), message.symbol());
  }

  @Override
  public int compareTo(PositionKey other) {
    return ORDER.compare(this, other);
  }
}
