package io.tidemark.datagen.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last steps that led to a row, a line each. */
public final class Story {
  /** Steps that are kept. */
  public static final int SHOWN = 20;

  private final Deque<String> last = new ArrayDeque<>();
  private long steps;
  private List<String> withLate;

  Story() {}

  void add(String step) {
    steps++;
    last.addLast(step);
    if (last.size() > SHOWN) {
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

  /** The last of them, the newest at the end. */
  public List<String> last() {
    return new ArrayList<>(last);
  }
}
