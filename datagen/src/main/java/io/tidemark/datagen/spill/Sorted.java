package io.tidemark.datagen.spill;

/** Rows in the order of their keys; those of one key in the order in which they came. */
public interface Sorted {
  /** How many there are. */
  long size();

  /** Reads them from the first on; may be called again. To be closed. */
  Rows read();
}
