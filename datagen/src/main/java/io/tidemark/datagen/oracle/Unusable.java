package io.tidemark.datagen.oracle;

/** Thrown for a record that becomes a dead letter; the message is the reason's name. */
final class Unusable extends Exception {
  private static final long serialVersionUID = 1L;

  Unusable(String reason) {
    super(reason, null, false, false);
  }
}
