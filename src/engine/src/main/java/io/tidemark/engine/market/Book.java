package io.tidemark.engine.market;

import io.tidemark.engine.num.Fixed8;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Both sides of the quote, by venue, and the last print, made of some set of ticks. */
final class Book {
  final QuoteSide bid = new QuoteSide(true);
  final QuoteSide ask = new QuoteSide(false);

  /** Newest print, 1e-8; absent if there was none. */
  long last = Fixed8.ABSENT;

  /** Its event time, µs. */
  long lastTs = QuoteSide.NEVER;

  /** Whether the tick says something of a side of the quote. */
  static boolean quotes(Tick tick) {
    return tick.bid != Fixed8.ABSENT
        || tick.ask != Fixed8.ABSENT
        || tick.bidSize == 0
        || tick.askSize == 0;
  }

  /**
   * Takes what the tick says, as far as nothing newer stands.
   *
   * @param venue number of the tick's venue; not used if the tick quotes nothing
   * @return whether a side of the quote was taken
   */
  boolean apply(int venue, Tick tick) {
    boolean taken = false;
    if (tick.bid != Fixed8.ABSENT || tick.bidSize == 0) {
      taken = apply(bid, venue, tick.bid, tick.bidSize, tick.ts);
    }
    if (tick.ask != Fixed8.ABSENT || tick.askSize == 0) {
      taken |= apply(ask, venue, tick.ask, tick.askSize, tick.ts);
    }
    if (tick.last != Fixed8.ABSENT && tick.ts >= lastTs) {
      last = tick.last;
      lastTs = tick.ts;
    }
    return taken;
  }

  /** Takes everything from a book whose ticks arrived later, as far as nothing newer stands. */
  void applyAll(Book later) {
    bid.acceptAll(later.bid);
    ask.acceptAll(later.ask);
    if (later.last != Fixed8.ABSENT && later.lastTs >= lastTs) {
      last = later.last;
      lastTs = later.lastTs;
    }
  }

  /** Whether both sides stand, in the best prices last found. */
  boolean twoSided() {
    return bid.bestPrice() != Fixed8.ABSENT && ask.bestPrice() != Fixed8.ABSENT;
  }

  /** Time of the newest word in it, µs; the least long if there is none. */
  long newest() {
    return Math.max(lastTs, Math.max(bid.newest(), ask.newest()));
  }

  void clear() {
    bid.clear();
    ask.clear();
    last = Fixed8.ABSENT;
    lastTs = QuoteSide.NEVER;
  }

  void write(DataOutput out) throws IOException {
    bid.write(out);
    ask.write(out);
    out.writeLong(last);
    out.writeLong(lastTs);
  }

  static Book read(DataInput in) throws IOException {
    Book book = new Book();
    book.bid.readFrom(in);
    book.ask.readFrom(in);
    book.last = in.readLong();
    book.lastTs = in.readLong();
    return book;
  }

  private static boolean apply(QuoteSide side, int venue, long price, long size, long ts) {
    boolean withdrawn = price == 0 || size == 0;
    return withdrawn
        ? side.accept(venue, Fixed8.ABSENT, Fixed8.ABSENT, ts)
        : side.accept(venue, price, size, ts);
  }
}
