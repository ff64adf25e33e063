package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Money;

/**
 * What became of an event that was not refused.
 *
 * @param outcome what became of it
 * @param message the trade message, if one was applied; else null
 * @param fill its fill as it now stands, of a bust as it stood
 * @param realized change of the position's realized P&L
 */
public record Booked(Outcome outcome, Trade message, Fill fill, Money realized) {
  static final Booked APPLIED = new Booked(Outcome.APPLIED, null, null, null);
  static final Booked DUPLICATE = new Booked(Outcome.DUPLICATE, null, null, null);
  static final Booked WAITING = new Booked(Outcome.WAITING, null, null, null);
}
