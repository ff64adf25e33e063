package io.tidemark.datagen.oracle;

import java.util.ArrayList;
import java.util.List;

/** The ledger of one input kind's records: counts, and dead letters with their place. */
final class Source {
  /** Columns: source, place, reason. */
  final List<List<String>> deadLetters = new ArrayList<>();

  final Counts counts = new Counts();
  final String name;

  Source(String name) {
    this.name = name;
  }

  void dead(String place, String reason) {
    counts.died(reason);
    deadLetters.add(List.of(name, place, reason));
  }
}
