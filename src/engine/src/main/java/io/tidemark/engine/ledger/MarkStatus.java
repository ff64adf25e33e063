package io.tidemark.engine.ledger;

/** How far a mark or a rate can be trusted, from best to worst. */
public enum MarkStatus {
  /** Set by a tick within the staleness bound. */
  LIVE,
  /** Older than the bound; still used. */
  STALE,
  /** There is none; nothing is guessed in its place. */
  MISSING;

  /** The worse of the two. */
  public MarkStatus worst(MarkStatus other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
