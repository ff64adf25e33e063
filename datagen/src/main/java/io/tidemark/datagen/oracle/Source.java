package io.tidemark.datagen.oracle;

import java.util.List;

/** The ledger of one input kind's records: counts, and dead letters with their place. */
final class Source {
  final Counts counts = new Counts();
  final String name;

  /** Columns: source, place, reason. */
  private final Table deadLetters;

  Source(String name, Table deadLetters) {
    this.name = name;
    this.deadLetters = deadLetters;
  }

  void dead(String place, String reason) {
    counts.died(reason);
    deadLetters.add(List.of(name, place, reason));
  }
}
