package io.tidemark.job.flow;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.market.Mark;
import io.tidemark.engine.ref.Instrument;

/** What every subtask of the ledger is told. */
public sealed interface Notice {
  /** The mark of a symbol at a cut. */
  record Marked(Mark mark) implements Notice {}

  /** The row of a symbol. */
  record Listed(Instrument instrument) implements Notice {}

  /** The end of a symbol's row. */
  record Delisted(String symbol) implements Notice {}

  /**
   * A subtask that reads an input has read its last record.
   *
   * @param newest the largest event time that it read, µs; {@code Long.MIN_VALUE} if it had none
   */
  record Ended(InputFile source, long newest) implements Notice {}
}
