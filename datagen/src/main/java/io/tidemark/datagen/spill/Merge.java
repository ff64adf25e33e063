package io.tidemark.datagen.spill;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Several sorted sources as one; of equal keys those of an earlier source come first. */
final class Merge implements Rows {
  private static final class Head implements Comparable<Head> {
    private final int place;
    private final Rows rest;
    private Row row;

    Head(int place, Rows rest) {
      this.place = place;
      this.rest = rest;
      this.row = rest.next();
    }

    @Override
    public int compareTo(Head other) {
      int order = row.compareTo(other.row);
      return order != 0 ? order : Integer.compare(place, other.place);
    }
  }

  private final List<Rows> sources;
  private final PriorityQueue<Head> heads = new PriorityQueue<>();

  private Merge(List<Rows> sources) {
    this.sources = sources;
    for (int i = 0; i < sources.size(); i++) {
      Head head = new Head(i, sources.get(i));
      if (head.row != null) {
        heads.add(head);
      }
    }
  }

  /** Opens runs, and merges them with rows that never left memory, which are the last. */
  static Rows of(List<RunFile> runs, List<Row> newest) {
    List<Rows> sources = new ArrayList<>();
    try {
      runs.forEach(run -> sources.add(run.read()));
      sources.add(new Listed(newest));
      return sources.size() == 1 ? sources.get(0) : new Merge(sources);
    } catch (RuntimeException e) {
      sources.forEach(Rows::close);
      throw e;
    }
  }

  @Override
  public Row next() {
    Head head = heads.poll();
    if (head == null) {
      return null;
    }
    Row row = head.row;
    head.row = head.rest.next();
    if (head.row != null) {
      heads.add(head);
    }
    return row;
  }

  @Override
  public void close() {
    sources.forEach(Rows::close);
  }

  /** Rows of a list. */
  static final class Listed implements Rows {
    private final List<Row> rows;
    private int at;

    Listed(List<Row> rows) {
      this.rows = rows;
    }

    @Override
    public Row next() {
      return at < rows.size() ? rows.get(at++) : null;
    }

    @Override
    public void close() {
      // Nothing is open
    }
  }
}
