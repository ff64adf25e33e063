package io.tidemark.datagen.report;

import io.tidemark.datagen.report.LoadReport.Resources;

/** What it took: CPU, state, memory, and how evenly the work was spread. */
final class UseSections {
  private UseSections() {}

  static Html of(LoadReport report) {
    Html html = new Html();
    Resources used = report.resources();
    if (used == null) {
      return html;
    }
    html.add(CpuSections.cpu(report, used))
        .add(CpuSections.profile(report.profile()))
        .add(state(used));
    if (used.subtasks() != null && !used.subtasks().isEmpty()) {
      html.add(SkewSection.of(used.subtasks()));
    }
    return html;
  }

  private static Html state(Resources used) {
    Html html = new Html().section("state", "State, checkpoints, memory");
    html.open("dl", "class", "facts");
    fact(html, "State", Units.bytes((double) used.stateBytes()));
    fact(
        html,
        "Of",
        Units.count((double) used.stateSymbols())
            + " symbols, "
            + Units.count((double) used.stateAccounts())
            + " accounts");
    fact(
        html,
        "Checkpoints",
        Units.count((double) used.checkpoints())
            + ", every "
            + Units.millis(used.checkpointIntervalMillis())
            + ", "
            + used.checkpointsFailed()
            + " failed");
    Distribution took = used.checkpointMillis();
    if (took != null) {
      fact(
          html,
          "They took",
          "p50 "
              + Units.millis(took.p50())
              + ", p99 "
              + Units.millis(took.p99())
              + ", at most "
              + Units.millis(took.max()));
    }
    fact(html, "Most one wrote", Units.bytes((double) used.checkpointBytesMax()));
    fact(html, "Restarts", String.valueOf(used.restarts()));
    fact(
        html,
        "Lag",
        "at most "
            + Units.count((double) used.lagMax())
            + " records of a partition; "
            + Units.count((double) used.lagEnd())
            + " of all when the traffic ended");
    fact(html, "Heap, at most", Units.bytes((double) used.heapMaxBytes()));
    fact(html, "Process, at most", Units.bytes((double) used.rssMaxBytes()));
    return html.close("dl").close("section");
  }

  private static void fact(Html html, String name, String value) {
    html.open("div").element("dt", name).element("dd", value).close("div");
  }
}
