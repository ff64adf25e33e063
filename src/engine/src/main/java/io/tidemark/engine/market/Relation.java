package io.tidemark.engine.market;

/** How two sides of a comparison stood at a look, as a byte that is kept. */
final class Relation {
  /** The left side is less. */
  static final byte BELOW = -1;

  /** They are equal. */
  static final byte EQUAL = 0;

  /** The left side is more. */
  static final byte ABOVE = 1;

  /** A value was not known. */
  static final byte UNKNOWN = 2;

  private Relation() {}

  static byte of(int sign) {
    return (byte) Integer.signum(sign);
  }
}
