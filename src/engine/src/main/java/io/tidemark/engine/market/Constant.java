package io.tidemark.engine.market;

import io.tidemark.engine.num.Fixed8;

/** The number one; a constant is a multiple of it. */
final class Constant extends Operand {
  static final Operand ONE = new Constant();

  private Constant() {}

  @Override
  boolean known() {
    return true;
  }

  @Override
  boolean exact() {
    return true;
  }

  @Override
  long units() {
    return Fixed8.ONE;
  }
}
