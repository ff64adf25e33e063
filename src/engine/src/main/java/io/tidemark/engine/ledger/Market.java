package io.tidemark.engine.ledger;

import io.tidemark.engine.market.Mark;
import io.tidemark.engine.ref.Instrument;

/** What the ledger sees of the market at a cut. */
public interface Market {
  /** The newest mark of a symbol at the cut, or null. */
  Mark mark(String symbol);

  /** The row of a symbol, or null if it has none. */
  Instrument instrument(String symbol);
}
