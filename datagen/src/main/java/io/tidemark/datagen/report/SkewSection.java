package io.tidemark.datagen.report;

import io.tidemark.datagen.report.LoadReport.Subtask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How evenly the work was spread over the subtasks of each vertex. */
final class SkewSection {
  private static final int BAR = 14;
  private static final int WIDEST = 240;

  private SkewSection() {}

  static Html of(List<Subtask> subtasks) {
    Html html = new Html().section("skew", "How evenly the subtasks worked");
    html.element(
        "p",
        "Each bar is a subtask, as high as the records that it read. All wait for the busiest, so"
            + " what it has above the mean is room that the others cannot use.",
        "class",
        "muted");
    Map<String, List<Subtask>> vertices =
        subtasks.stream()
            .sorted(Comparator.comparing(Subtask::job).thenComparingInt(Subtask::subtask))
            .collect(
                Collectors.groupingBy(
                    subtask -> subtask.job() + " · " + subtask.vertex(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Table table =
        new Table(
            "Work of the subtasks",
            "Job and vertex",
            "By subtask",
            "#Records in",
            "#Busiest ÷ mean",
            "#Busy, most",
            "#Back-pressure, most");
    List<String> idle = new ArrayList<>();
    vertices.forEach(
        (vertex, all) -> {
          long records = all.stream().mapToLong(Subtask::recordsIn).sum();
          if (records == 0) {
            idle.add(vertex);
            return;
          }
          long most = all.stream().mapToLong(Subtask::recordsIn).max().orElse(0);
          double skew = (double) most * all.size() / records;
          table.row(
              vertex,
              bars(all, most),
              Units.count((double) records),
              Units.number(skew),
              Units.share(all.stream().mapToDouble(Subtask::busy).max().orElse(0)),
              Units.share(all.stream().mapToDouble(Subtask::backPressured).max().orElse(0)));
        });
    html.add(table.end());
    if (!idle.isEmpty()) {
      String line = "Had nothing to read: " + String.join(", ", idle) + ".";
      html.element("p", line, "class", "muted below");
    }
    return html.close("section");
  }

  private static Html bars(List<Subtask> subtasks, long most) {
    int height = 24;
    int width = Math.min(WIDEST, BAR * subtasks.size());
    double step = (double) width / subtasks.size();
    Html html =
        new Html()
            .open(
                "svg",
                "class",
                "bars",
                "width",
                String.valueOf(width),
                "height",
                String.valueOf(height),
                "role",
                "img",
                "aria-label",
                subtasks.size() + " subtasks");
    for (int i = 0; i < subtasks.size(); i++) {
      Subtask subtask = subtasks.get(i);
      double high = most == 0 ? 0 : (double) subtask.recordsIn() / most * height;
      html.open(
              "rect",
              "x",
              String.valueOf(i * step),
              "y",
              String.valueOf(height - Math.max(1, high)),
              "width",
              String.valueOf(Math.max(0.5, step - 2)),
              "height",
              String.valueOf(Math.max(1, high)))
          .element(
              "title",
              "subtask "
                  + subtask.subtask()
                  + ": "
                  + Units.count((double) subtask.recordsIn())
                  + " records, busy "
                  + Units.share(subtask.busy()))
          .close("rect");
    }
    return html.close("svg");
  }
}
