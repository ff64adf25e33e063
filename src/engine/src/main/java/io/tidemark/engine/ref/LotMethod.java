package io.tidemark.engine.ref;

/** Which cost a closing fill relieves. */
public enum LotMethod {
  /** Cost pro rata to the quantity closed. */
  AVERAGE,
  /** The oldest lot first. */
  FIFO
}
