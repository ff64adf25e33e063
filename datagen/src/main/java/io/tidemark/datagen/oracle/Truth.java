package io.tidemark.datagen.oracle;

/** Whether something holds, as far as rounding lets one tell. */
enum Truth {
  NO,
  /** Two figures are so close that another order of the same sums may tell them apart otherwise. */
  MAYBE,
  YES;

  static Truth of(boolean holds) {
    return holds ? YES : NO;
  }

  Truth and(Truth other) {
    return compareTo(other) < 0 ? this : other;
  }

  Truth not() {
    return values()[2 - ordinal()];
  }
}
