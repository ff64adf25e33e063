package io.tidemark.datagen.oracle;

import java.util.ArrayList;
import java.util.List;

/** What an account holds of a symbol in a book, with all its fills. */
final class Position {
  final String book;
  final Instrument instrument;
  final List<Fill> fills = new ArrayList<>();
  Holdings now;
  long version;
  Long updatedAt;

  /** The largest event time so far. */
  long newest = Long.MIN_VALUE;

  /** Whether it has left the books; a later fill of its key begins another one. */
  boolean retired;

  /** What the position's account counts it for since its last refresh; null before the first. */
  Terms counted;

  /** Whether it was open without a mark then. */
  boolean unmarked;

  private final boolean fifo;

  Position(String book, Instrument instrument, boolean fifo) {
    this.book = book;
    this.instrument = instrument;
    this.fifo = fifo;
    this.now = Holdings.none(instrument, fifo);
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
      return Holdings.of(instrument, fifo, fills);
    } finally {
      fill.busted = false;
      fill.said = stood;
    }
  }
}
