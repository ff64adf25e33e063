package io.tidemark.job.operators;

import io.tidemark.job.flow.Count;
import java.util.List;
import java.util.TreeMap;

/** Sums counts, which subtasks send in parts. */
final class Tallies {
  private Tallies() {}

  static List<String> sum(List<?> counts) {
    TreeMap<String, Long> sums = new TreeMap<>();
    for (Object value : counts) {
      Count count = (Count) value;
      String name = count.source() + " " + count.fate() + " " + count.reason();
      sums.merge(name.strip(), count.n(), Long::sum);
    }
    return sums.entrySet().stream().map(Object::toString).toList();
  }
}
