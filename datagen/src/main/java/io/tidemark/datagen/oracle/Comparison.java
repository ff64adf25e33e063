package io.tidemark.datagen.oracle;

/** A condition of a rule on bars: one side, how they must stand to each other, another side. */
record Comparison(Side left, Op op, Side right) {
  /** Figures no further apart than this, or than this share of the larger, are a tie. */
  private static final double TIE = 1e-9;

  enum Op {
    BELOW,
    ABOVE,
    CROSSES_BELOW,
    CROSSES_ABOVE
  }

  /** Whether it holds at a bar; before the first it does not. */
  Truth holds(int bar) {
    if (bar < 0) {
      return Truth.NO;
    }
    return switch (op) {
      case BELOW -> below(left, right, bar);
      case ABOVE -> below(right, left, bar);
      case CROSSES_BELOW -> crossesBelow(left, right, bar);
      case CROSSES_ABOVE -> crossesBelow(right, left, bar);
    };
  }

  /** Whether it holds at a bar and did not at the one before. */
  Truth becomesTrue(int bar) {
    return holds(bar).and(holds(bar - 1).not());
  }

  private static Truth crossesBelow(Side a, Side b, int bar) {
    boolean known = !Double.isNaN(a.at(bar - 1)) && !Double.isNaN(b.at(bar - 1));
    return below(a, b, bar).and(Truth.of(known)).and(below(a, b, bar - 1).not());
  }

  /** What is unknown is below nothing. */
  private static Truth below(Side a, Side b, int bar) {
    double x = a.at(bar);
    double y = b.at(bar);
    boolean exact = a.same() && b.same();
    if (!exact && Math.abs(x - y) <= TIE * Math.max(1, Math.max(Math.abs(x), Math.abs(y)))) {
      return Truth.MAYBE;
    }
    return Truth.of(x < y);
  }
}
