package io.tidemark.datagen.spill;

import java.io.Closeable;

/**
 * Rows in order, one after the other. What cannot be read is an {@link
 * java.io.UncheckedIOException}.
 */
public interface Rows extends Closeable {
  /** The next row, or null after the last. */
  Row next();

  @Override
  void close();
}
