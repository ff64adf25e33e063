package io.tidemark.engine.market;

import io.tidemark.engine.num.Fixed8;

/**
 * What MARKET says of a symbol at a cut: the consolidated quote and last print made of the ticks
 * with effective time before it. Absent prices are {@link Fixed8#ABSENT}, their times then 0.
 *
 * @param symbol the symbol
 * @param cut the boundary, µs
 * @param bid best bid, 1e-8
 * @param bidTs event time of the newest tick that set the best bid, µs
 * @param ask best ask, 1e-8
 * @param askTs event time of the newest tick that set the best ask, µs
 * @param last last print, 1e-8
 * @param lastTs event time of the last print, µs
 */
public record Mark(
    String symbol, long cut, long bid, long bidTs, long ask, long askTs, long last, long lastTs) {

  /** The same as of another cut. */
  public Mark at(long otherCut) {
    return new Mark(symbol, otherCut, bid, bidTs, ask, askTs, last, lastTs);
  }

  /** Whether all but the cut is the same; a mark without a price says as much as none. */
  boolean saysAsMuchAs(Mark other) {
    if (other == null) {
      return bid == Fixed8.ABSENT && ask == Fixed8.ABSENT && last == Fixed8.ABSENT;
    }
    return bid == other.bid
        && bidTs == other.bidTs
        && ask == other.ask
        && askTs == other.askTs
        && last == other.last
        && lastTs == other.lastTs;
  }
}
