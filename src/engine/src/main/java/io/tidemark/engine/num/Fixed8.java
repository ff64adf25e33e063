package io.tidemark.engine.num;

/** Prices and quantities as a {@code long} in units of 1e-8. */
public final class Fixed8 {
  /** No value. Never a valid price or quantity. */
  public static final long ABSENT = Long.MIN_VALUE;

  private Fixed8() {}
}
