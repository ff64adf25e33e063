package io.tidemark.engine.market;

/** Where MARKET's results go; the operator implements it. */
public interface MarketOut {
  /** A rule fired. */
  void signal(Signal signal);

  /** A window closed. */
  void bar(Bar bar);

  /**
   * How a bar stands that is still open, at a cut.
   *
   * @param asOf the cut, µs: the bar holds the prices before it
   */
  void partialBar(Bar bar, long asOf);

  /** An indicator has a new value. */
  void indicator(Indicator indicator);

  /** The mark of a symbol changed at a cut. */
  void mark(Mark mark);
}
