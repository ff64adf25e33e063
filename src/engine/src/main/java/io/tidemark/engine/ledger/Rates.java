package io.tidemark.engine.ledger;

import io.tidemark.engine.market.Mark;
import io.tidemark.engine.ref.Instrument;
import java.util.ArrayList;
import java.util.List;

/**
 * Conversion rates from the marks of FX and crypto pairs: the pair, else its inverse, else through
 * USD. Always from the mid (the last print where a side is missing), whatever values positions.
 */
public final class Rates {
  private static final String VIA = "USD";

  private final long staleAfter;
  private final boolean unlistedGiveRates;

  /**
   * @param staleAfter age beyond which a rate is stale, µs
   * @param unlistedGiveRates whether a symbol without an instrument row may give a rate
   */
  public Rates(long staleAfter, boolean unlistedGiveRates) {
    this.staleAfter = staleAfter;
    this.unlistedGiveRates = unlistedGiveRates;
  }

  /** The rate of one unit of {@code from} in {@code to} at a cut. */
  public Rate rate(String from, String to, long cut, Market market) {
    if (from.equals(to)) {
      return Rate.ONE;
    }
    Rate leg = leg(from, to, cut, market);
    if (!leg.missing() || from.equals(VIA) || to.equals(VIA)) {
      return leg;
    }
    return leg(from, VIA, cut, market).then(leg(VIA, to, cut, market));
  }

  private Rate leg(String from, String to, long cut, Market market) {
    MarkView pair = mid(from + to, cut, market);
    if (pair.status() != MarkStatus.MISSING) {
      return Rate.direct(pair);
    }
    MarkView inverse = mid(to + from, cut, market);
    return inverse.status() == MarkStatus.MISSING ? Rate.NONE : Rate.inverse(inverse);
  }

  private MarkView mid(String symbol, long cut, Market market) {
    Mark mark = market.mark(symbol);
    if (mark == null || !givesRates(symbol, market)) {
      return MarkView.NONE;
    }
    MarkView view = MarkPolicy.MID.view(mark, 0, cut, staleAfter);
    return view.price() > 0 ? view : MarkView.NONE;
  }

  private boolean givesRates(String symbol, Market market) {
    Instrument row = market.instrument(symbol);
    return row == null ? unlistedGiveRates : row.assetClass().givesRates();
  }

  /** The symbols whose marks may bear on the rate of two currencies; none for a currency itself. */
  public static List<String> symbols(String from, String to) {
    List<String> symbols = new ArrayList<>(6);
    if (!from.equals(to)) {
      addPair(symbols, from, to);
      if (!from.equals(VIA) && !to.equals(VIA)) {
        addPair(symbols, from, VIA);
        addPair(symbols, VIA, to);
      }
    }
    return symbols;
  }

  private static void addPair(List<String> symbols, String a, String b) {
    symbols.add(a + b);
    symbols.add(b + a);
  }
}
