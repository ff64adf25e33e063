package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.CsvFiles;
import io.tidemark.datagen.csv.CsvRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** All files of one kind read in order as one partition: decides what is late. */
final class Partition<E extends Event> implements Closeable {
  static final long BOUND = 1_000_000L;

  /** Turns a row into an event. */
  interface Parser<E> {
    E parse(CsvRow row) throws Unusable;
  }

  final Source source;
  private final CsvFiles rows;
  private final Parser<E> parser;
  private Long newest;
  private boolean ended;
  private long seq;

  Partition(Source source, List<Path> files, List<String> required, Parser<E> parser) {
    this.source = source;
    this.rows = new CsvFiles(files, required);
    this.parser = parser;
  }

  /** The next record that parses, or null at the end; the others become dead letters. */
  Arrival<E> next() {
    for (CsvRow row = rows.next(); row != null; row = rows.next()) {
      source.counts.read();
      try {
        E event = parser.parse(row);
        long floor = newest == null ? Long.MIN_VALUE : newest - BOUND;
        boolean late = event.ts() < floor;
        newest = newest == null ? event.ts() : Long.valueOf(Math.max(newest, event.ts()));
        return new Arrival<>(event, Math.max(event.ts(), floor), late, seq++, row.place());
      } catch (Unusable e) {
        source.dead(row.place(), e.getMessage());
      }
    }
    ended = true;
    return null;
  }

  /** Whether no record still to come can be before {@code time} in effective time. */
  boolean complete(long time) {
    return ended || (newest != null && newest - BOUND >= time);
  }

  /** The largest event time read so far, or null. */
  Long newest() {
    return newest;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
