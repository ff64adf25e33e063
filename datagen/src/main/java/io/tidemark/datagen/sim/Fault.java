package io.tidemark.datagen.sim;

/** What is wrong with a record on purpose, or what it says of another; a record may be several. */
enum Fault {
  DUPLICATE("duplicates"),
  DISORDERED("disordered"),
  LATE("late"),
  /** Bytes that are no encoding at all. */
  GARBAGE("malformed.garbage"),
  /** An encoding whose last byte is missing. */
  TRUNCATED("malformed.truncated"),
  /** An encoding of a schema that nobody has. */
  UNKNOWN_SCHEMA("malformed.unknown-schema"),
  NULL_VALUE("malformed.null-value"),
  /** A key that is not the value's. */
  KEY_MISMATCH("malformed.key-mismatch"),
  /** A size or quantity or amount below 0. */
  NEGATIVE("malformed.negative"),
  /** An event time an hour ahead of the clock on the wall. */
  AHEAD("malformed.ahead"),
  /** A fill that no book can hold: OVERFLOW. */
  OVERFLOW("poisonous.overflow"),
  /** Another price under the id of an earlier fill: CONFLICTING_DUPLICATE. */
  CONFLICT("poisonous.conflict"),
  /** A bust of what never was: it waits, and is UNKNOWN_REFERENCE when the window has passed. */
  GHOST("poisonous.ghost"),
  /** A correction of what has been busted: ALREADY_BUSTED. */
  CORRECTED_BUST("poisonous.corrected-bust"),
  BUST("busts"),
  CORRECTION("corrections"),
  /** Not sent at all, since its venue is silent. */
  SILENCED("silenced");

  private final String label;

  Fault(String label) {
    this.label = label;
  }

  /** Its name in a report. */
  String label() {
    return label;
  }

  int bit() {
    return 1 << ordinal();
  }

  boolean in(int marks) {
    return (marks & bit()) != 0;
  }
}
