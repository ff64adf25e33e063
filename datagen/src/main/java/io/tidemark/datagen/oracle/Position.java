package io.tidemark.datagen.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What an account holds of a symbol in a book, with its fills as far as they may still change. */
final class Position {
  private static final int FEW = 50;

  final String book;
  final Instrument instrument;
  final List<Fill> fills = new ArrayList<>();

  /** What the fills before those came to. */
  private Holdings earlier;

  private int kept = FEW;
  Holdings now;
  long version;
  Long updatedAt;

  /** The largest event time so far. */
  long newest = Long.MIN_VALUE;

  /** Whether it has left the books; a later fill of its key begins another one. */
  boolean retired;

  /** What the position's account counts it for since its last refresh, and among which others. */
  Held.Part counted = Held.Part.NONE;

  Held among;

  /** Whether it was open without a mark then. */
  boolean unmarked;

  Position(String book, Instrument instrument, boolean fifo) {
    this.book = book;
    this.instrument = instrument;
    this.now = Holdings.none(instrument, fifo);
    earlier = now;
  }

  /**
   * Adds a fill, and lets go of those before it that nothing can change any more.
   *
   * @param settled whether a fill is too old for a bust or a correction
   */
  void add(Fill fill, Predicate<Fill> settled) throws Unusable {
    fills.add(fill);
    if (fills.size() > 2 * kept) {
      int old = 0;
      while (settled.test(fills.get(old)) && old < fills.size() - 1) {
        old++;
      }
      earlier = earlier.and(fills.subList(0, old));
      fills.subList(0, old).clear();
      kept = Math.max(FEW, fills.size());
    }
  }

  List<String> key() {
    return List.of(book, instrument.symbol());
  }

  /** What it would be with one more fill. */
  Holdings with(Fill fill) throws Unusable {
    return now.and(fill);
  }

  /** What it would be if a fill had said something else from the start; null for no fill at all. */
  Holdings had(Fill fill, Fill.Said said) throws Unusable {
    Fill.Said stood = fill.said;
    try {
      fill.busted = said == null;
      fill.said = said == null ? stood : said;
      return earlier.and(fills);
    } finally {
      fill.busted = false;
      fill.said = stood;
    }
  }
}
