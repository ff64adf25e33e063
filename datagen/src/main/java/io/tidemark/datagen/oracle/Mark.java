package io.tidemark.datagen.oracle;

import java.math.BigDecimal;

/** A price that values, and the event time in microseconds of the newest tick that set it. */
record Mark(BigDecimal price, long ts) {
  static final long STALE_AFTER = 300_000_000L;

  /** LIVE or STALE at a cut. */
  String status(long cut) {
    return cut - ts > STALE_AFTER ? "STALE" : "LIVE";
  }
}
