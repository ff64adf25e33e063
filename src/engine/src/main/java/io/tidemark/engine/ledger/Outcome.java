package io.tidemark.engine.ledger;

/** What became of an event that was not refused. */
public enum Outcome {
  /** It changed the books. */
  APPLIED,
  /** It was known already, or says what is so already; nothing changed. */
  DUPLICATE,
  /** A bust or correction of a fill that is not known; to be tried again when one has come. */
  WAITING
}
