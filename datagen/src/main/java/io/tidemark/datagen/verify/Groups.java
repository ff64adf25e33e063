package io.tidemark.datagen.verify;

import io.tidemark.datagen.spill.Row;
import io.tidemark.datagen.spill.Rows;
import java.util.ArrayList;
import java.util.List;

/** Sorted rows, those of one key at a time. */
final class Groups {
  private final Rows rows;
  private Row first;

  /** Closes nothing. */
  Groups(Rows rows) {
    this.rows = rows;
    first = rows.next();
  }

  /** The first row of the next group, or null. */
  Row first() {
    return first;
  }

  /** Takes the next group. */
  List<Row> take() {
    List<Row> group = new ArrayList<>(1);
    Row of = first;
    do {
      group.add(first);
      first = rows.next();
    } while (first != null && first.compareTo(of) == 0);
    return group;
  }

  /** Takes the next group if it has a row's key; else nothing. */
  List<Row> take(Row key) {
    return first != null && first.compareTo(key) == 0 ? take() : List.of();
  }

  /** Leaves out what comes before a row. */
  Groups skipTo(Row key) {
    while (first != null && first.compareTo(key) < 0) {
      first = rows.next();
    }
    return this;
  }
}
