package io.tidemark.engine.ref;

/** How a contract's value depends on its price. */
public enum ContractKind {
  /** Value = quantity × price × multiplier, in the quote currency. */
  LINEAR,
  /** Value = quantity × multiplier ÷ price, in coin; the price must be above zero. */
  INVERSE
}
