package io.tidemark.datagen.oracle;

/** What an exponential average starts from. */
public enum Seed {
  /** The mean of the first n values. */
  SMA,
  /** The first value. */
  FIRST,
  /** Zero, before the first value. */
  ZERO
}
