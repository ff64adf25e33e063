package io.tidemark.engine.ledger;

/** Which way a fill goes. */
public enum Side {
  BUY,
  SELL
}
