package io.tidemark.datagen.measure;

/** Short names of the vertices of a job. */
final class Vertices {
  private Vertices() {}

  /**
   * What a vertex is called in a report.
   *
   * @param name of its operators, as Flink joins them: {@code Source: topic-ticks -> read-ticks}
   * @return {@code read} for the reader of ticks, {@code read-trades} and so on for the others,
   *     {@code load} for the loader, else its first operator
   */
  static String shortName(String name) {
    String first = name.replaceFirst("^Source: ", "").replaceFirst("( -> |: | \\().*", "");
    if (first.equals("topic-ticks")) {
      return "read";
    }
    if (first.equals("load-source")) {
      return "load";
    }
    return first.startsWith("topic-") ? "read-" + first.substring("topic-".length()) : first;
  }
}
