package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Fixed8;

/**
 * The one price that values a position at a cut.
 *
 * @param price 1e-8, {@link Fixed8#ABSENT} when missing
 * @param ts event time of the newest tick that set a price used, µs; 0 when missing
 * @param status whether it is live, stale or missing
 */
public record MarkView(long price, long ts, MarkStatus status) {
  /** No price. */
  public static final MarkView NONE = new MarkView(Fixed8.ABSENT, 0, MarkStatus.MISSING);

  /** The view of a price that was set at {@code ts}, seen at {@code cut}. */
  static MarkView at(long price, long ts, long cut, long staleAfter) {
    return new MarkView(price, ts, cut - ts > staleAfter ? MarkStatus.STALE : MarkStatus.LIVE);
  }
}
