package io.tidemark.datagen.report;

import io.tidemark.datagen.report.LoadReport.Resources;
import java.util.List;
import java.util.Map;

/** Who used the CPU, and at what. */
final class CpuSections {
  private static final double MICROS = 1e6;

  private CpuSections() {}

  static Html cpu(LoadReport report, Resources used) {
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

  static Html profile(Profile profile) {
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
}
