package io.tidemark.datagen.oracle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/** The last steps that led to a row, a line each. */
public final class Story {
  /** Steps made by records that are kept. */
  private static final int RECORDS = 20;

  /** Steps made by cuts alone that are kept, of which there may be one a second. */
  private static final int CUTS = 5;

  private record Step(long number, String text) {}

  private final Deque<Step> records = new ArrayDeque<>();
  private final Deque<Step> cuts = new ArrayDeque<>();
  private long steps;
  private List<String> withLate;

  Story() {}

  /** Adds a step that a record made. */
  void add(String step) {
    keep(records, RECORDS, step);
  }

  /** Adds a step that a cut made. */
  void cut(String step) {
    keep(cuts, CUTS, step);
  }

  private void keep(Deque<Step> last, int most, String step) {
    last.addLast(new Step(steps++, step));
    if (last.size() > most) {
      last.removeFirst();
    }
  }

  void withLate(List<String> row) {
    withLate = row;
  }

  /** The row of a bar as it would be if late ticks counted; null if there were none, or no bar. */
  public List<String> withLate() {
    return withLate;
  }

  /** How many steps there were. */
  public long steps() {
    return steps;
  }

  /** Those that are kept, the newest at the end. */
  public List<String> last() {
    TreeMap<Long, String> all = new TreeMap<>();
    records.forEach(step -> all.put(step.number, step.text));
    cuts.forEach(step -> all.put(step.number, step.text));
    return List.copyOf(all.values());
  }
}
