package io.tidemark.engine.ledger;

/** One input event of an account. */
public sealed interface LedgerEvent permits AccountTerms, CashEvent, LimitRow, Trade {
  /** The account it belongs to. */
  String account();
}
