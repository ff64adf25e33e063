package io.tidemark.engine.ledger;

/**
 * A trade message that was applied, kept to know it again and to find its fill.
 *
 * @param message the message; the fee's currency is filled in but in a bust
 * @param side the side of its fill; null where an older format did not keep it
 * @param fill the number of its fill in the position's history; {@link #UNKNOWN} where an older
 *     format did not keep it
 */
public record Applied(Trade message, Side side, long fill) {
  /** No number. */
  public static final long UNKNOWN = -1;
}
