package io.tidemark.datagen.report;

import io.tidemark.datagen.report.LoadReport.Resources;
import io.tidemark.datagen.report.LoadReport.Subtask;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What it took: CPU, state, memory, and how evenly the work was spread. */
final class UseSections {
  private static final double MICROS = 1e6;
  private static final int BAR = 14;
  private static final int WIDEST = 240;

  private UseSections() {}

  static Html of(LoadReport report) {
    Html html = new Html();
    Resources used = report.resources();
    if (used == null) {
      return html;
    }
    html.add(cpu(report, used)).add(profile(report.profile())).add(state(used));
    if (used.subtasks() != null && !used.subtasks().isEmpty()) {
      html.add(skew(used.subtasks()));
    }
    return html;
  }

  private static Html cpu(LoadReport report, Resources used) {
    Html html = new Html().section("cpu", "CPU");
    if (used.cpuSeconds() == null || used.cpuSeconds().isEmpty()) {
      return html.element("p", "This system does not tell.", "class", "muted").close("section");
    }
    double total = used.cpuSeconds().values().stream().mapToDouble(Double::doubleValue).sum();
    Double seconds = report.run() == null ? null : report.run().seconds();
    Double ticks = report.traffic() == null ? null : (double) report.traffic().ticks();
    Table table =
        new Table("CPU time by who used it", "Who", "#CPU time", "#Cores", "#A tick", "#Share", "");
    used.cpuSeconds().entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(
            entry -> cpuRow(table, "", entry.getKey(), entry.getValue(), seconds, ticks, total));
    cpuRow(table, "total", "all", total, seconds, ticks, total);
    return html.add(table.end()).close("section");
  }

  private static void cpuRow(
      Table table,
      String style,
      String who,
      double used,
      Double seconds,
      Double ticks,
      double all) {
    double share = all == 0 ? 0 : used / all;
    table.marked(
        style,
        Words.title(who),
        Units.seconds(used),
        Units.number(ratio(used, seconds)),
        Units.micros(ratio(used * MICROS, ticks)),
        Units.share(share),
        style.isEmpty() ? bar(share) : "");
  }

  private static Double ratio(double part, Double whole) {
    return whole == null || whole == 0 ? null : part / whole;
  }

  private static Html bar(double share) {
    return new Html()
        .open("span", "class", "bar", "aria-hidden", "true")
        .open("span", "style", "width:" + percent(share))
        .close("span")
        .close("span");
  }

  private static String percent(double share) {
    return Math.round(Math.max(0, Math.min(1, share)) * 1_000) / 10.0 + "%";
  }

  private static Html profile(Profile profile) {
    if (profile == null || profile.samples() == 0) {
      return new Html();
    }
    Html html = new Html().section("profile", "What the jobs work at");
    html.element(
        "p",
        Units.count((double) profile.samples())
            + " samples of this process, one each "
            + Units.millis(profile.everyMillis())
            + " of CPU time. Shares are of the jobs' own. A sample counts for each class and library"
            + " on its stack, and for the one method that was running. profile.html has the stacks.",
        "class",
        "muted");
    shares(html, "Class or library on the stack", profile.parts());
    shares(html, "Method that was running", profile.hot());
    return html.close("section");
  }

  private static void shares(Html html, String heading, List<Profile.Share> shares) {
    Table table = new Table(heading, heading, "#Share", "");
    for (Profile.Share share : shares) {
      table.row(share.name(), Units.share(share.share()), bar(share.share()));
    }
    html.add(table.end());
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

  private static Html skew(List<Subtask> subtasks) {
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
    vertices.forEach(
        (vertex, all) -> {
          long records = all.stream().mapToLong(Subtask::recordsIn).sum();
          long most = all.stream().mapToLong(Subtask::recordsIn).max().orElse(0);
          Double skew = records == 0 ? null : (double) most * all.size() / records;
          table.row(
              vertex,
              bars(all, most),
              Units.count((double) records),
              Units.number(skew),
              Units.share(all.stream().mapToDouble(Subtask::busy).max().orElse(0)),
              Units.share(all.stream().mapToDouble(Subtask::backPressured).max().orElse(0)));
        });
    return html.add(table.end()).close("section");
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
