package io.tidemark.engine.market;

/** Where the prices of a symbol's bars come from. */
public enum PriceSource {
  /** Its prints. */
  PRINTS,
  /** The mid of its consolidated quote, each time a tick changed that quote. */
  MIDS
}
