package io.tidemark.engine.ledger;

/** A row of the ledger's output. Money is null where the row leaves it blank. */
public sealed interface LedgerRow permits AccountRow, BalanceRow, FillRow, PositionRow, RetiredRow {
  /** The account it is of. */
  String account();
}
