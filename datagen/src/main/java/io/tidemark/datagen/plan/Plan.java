package io.tidemark.datagen.plan;

import io.tidemark.datagen.report.LoadReport;
import java.util.List;

/** What a load needs. Figures are estimates; every one says what it was made of. */
public record Plan(List<String> warnings) {
  /**
   * Plans.
   *
   * @param report what was measured
   * @param from what to call it, as in {@code report.json}
   * @throws IllegalArgumentException one line, if a number is impossible or the report lacks what
   *     the plan needs
   */
  public static Plan of(PlanRequest request, LoadReport report, String from) {
    return new Plan(List.of());
  }

  /** As lines for a terminal. */
  public List<String> text() {
    return List.of();
  }

  /** As JSON. */
  public String json() {
    return "{}";
  }
}
