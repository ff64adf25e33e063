package io.tidemark.engine.ledger;

/** What became of an event that was not refused. */
public enum Outcome {
  /** It changed the books. */
  APPLIED,
  /** It was known already, with the same content; nothing changed. */
  DUPLICATE
}
