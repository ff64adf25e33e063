package io.tidemark.engine.num;

/** An amount of money. */
public final class Money {
  private Money() {}
}
