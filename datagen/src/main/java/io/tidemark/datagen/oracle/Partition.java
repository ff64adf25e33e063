package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.CsvRow;
import java.util.function.Consumer;

/** One partition of an input: reads its records in order and decides what is late. */
final class Partition<E extends Event> {
  /** Turns a row into an event. */
  interface Parser<E> {
    E parse(CsvRow row) throws Unusable;
  }

  private final Source source;
  private final int number;
  private final Feed feed;
  private final Parser<E> parser;
  private final Consumer<Arrival<E>> next;
  private final long bound;
  private Long newest;
  private boolean ended;
  private long seq;

  /**
   * @param bound how far behind the newest record read an event may be and not be late,
   *     microseconds
   * @param next is given each record that parses; the others become dead letters of the source, but
   *     for those that are skipped
   */
  Partition(
      Source source,
      int number,
      Feed feed,
      Parser<E> parser,
      long bound,
      Consumer<Arrival<E>> next) {
    this.source = source;
    this.number = number;
    this.feed = feed;
    this.parser = parser;
    this.bound = bound;
    this.next = next;
  }

  /** Reads one record; false at the end. */
  boolean read() {
    Feed.Entry entry = ended ? null : feed.next();
    if (entry == null) {
      ended = true;
      return false;
    }
    source.counts.read();
    if (entry.skipped() != null) {
      source.counts.skip(entry.skipped());
      return true;
    }
    if (entry.fault() != null) {
      source.dead(entry.place(), entry.fault());
      return true;
    }
    E event;
    try {
      event = parser.parse(entry.row());
    } catch (Unusable e) {
      source.dead(entry.place(), e.getMessage());
      return true;
    }
    long floor = newest == null ? Long.MIN_VALUE : newest - bound;
    boolean late = event.ts() < floor;
    newest = newest == null ? event.ts() : Long.valueOf(Math.max(newest, event.ts()));
    next.accept(
        new Arrival<>(event, Math.max(event.ts(), floor), late, number, seq++, entry.place()));
    return true;
  }

  /** Whether no record still to come can be before {@code time} in effective time. */
  boolean complete(long time) {
    return ended || (newest != null && newest - bound >= time);
  }

  /** The largest event time read so far, or null. */
  Long newest() {
    return newest;
  }
}
