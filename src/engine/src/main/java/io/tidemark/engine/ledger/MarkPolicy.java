package io.tidemark.engine.ledger;

import io.tidemark.engine.market.Mark;
import io.tidemark.engine.num.Fixed8;

/** Which of a symbol's prices values a position. */
public enum MarkPolicy {
  /** Mean of best bid and ask, the last print where a side is missing. */
  MID,
  /** The last print. */
  LAST,
  /** A long at the best bid, a short at the best ask, the last print where that side is missing. */
  BID_ASK;

  /**
   * The price of this policy.
   *
   * @param mark what is known of the symbol, null if nothing
   * @param quantity the position's, for its sign; a flat one is seen at the mid
   * @param cut the cut it is seen at, µs
   * @param staleAfter age beyond which it is stale, µs
   */
  public MarkView view(Mark mark, long quantity, long cut, long staleAfter) {
    if (mark == null) {
      return MarkView.NONE;
    }
    if (this == BID_ASK && quantity > 0 && mark.bid() != Fixed8.ABSENT) {
      return MarkView.at(mark.bid(), mark.bidTs(), cut, staleAfter);
    }
    if (this == BID_ASK && quantity < 0 && mark.ask() != Fixed8.ABSENT) {
      return MarkView.at(mark.ask(), mark.askTs(), cut, staleAfter);
    }
    boolean mid = this == MID || (this == BID_ASK && quantity == 0);
    if (mid && mark.bid() != Fixed8.ABSENT && mark.ask() != Fixed8.ABSENT) {
      long price = Fixed8.mid(mark.bid(), mark.ask());
      return MarkView.at(price, Math.max(mark.bidTs(), mark.askTs()), cut, staleAfter);
    }
    return mark.last() == Fixed8.ABSENT
        ? MarkView.NONE
        : MarkView.at(mark.last(), mark.lastTs(), cut, staleAfter);
  }
}
