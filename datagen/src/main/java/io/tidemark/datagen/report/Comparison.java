package io.tidemark.datagen.report;

import java.util.List;

/**
 * A run beside an earlier one.
 *
 * @param warnings why the two cannot be compared, a line each; empty if they can
 */
public record Comparison(List<Figure> figures, List<String> warnings) {
  /** How a figure moved. */
  public enum Word {
    BETTER,
    WORSE,
    /** Within the noise of two runs. */
    SAME,
    /** One of the two is missing. */
    UNKNOWN
  }

  /**
   * A figure of both.
   *
   * @param ratio now ÷ earlier; null where either is missing or earlier is 0
   */
  public record Figure(String name, String earlier, String now, Double ratio, Word word) {}

  /** Compares; the order is now, then earlier. */
  public static Comparison of(LoadReport now, LoadReport earlier) {
    return new Comparison(List.of(), List.of());
  }

  /** As lines for a terminal. */
  public List<String> text() {
    return List.of();
  }
}
