package io.tidemark.datagen.report;

import io.tidemark.datagen.report.LoadReport.Incident;
import io.tidemark.datagen.report.LoadReport.Machine;
import io.tidemark.datagen.report.LoadReport.Run;
import io.tidemark.datagen.report.LoadReport.Traffic;
import io.tidemark.datagen.report.LoadReport.Verdict;
import io.tidemark.datagen.report.LoadReport.Verification;
import java.util.List;
import java.util.Optional;

/** The top of the page: the verdict, the main figures, what ran and on what. */
final class HeadSections {
  private HeadSections() {}

  static String title(LoadReport report) {
    String name = report.scenario() == null ? "" : ": " + report.scenario().name();
    return "Load test" + name;
  }

  static Html of(LoadReport report, Optional<LoadReport> earlier) {
    Html html = new Html().open("header");
    html.element("h1", title(report));
    if (report.scenario() != null && report.scenario().about() != null) {
      html.element("p", report.scenario().about(), "class", "about");
    }
    html.element("p", byline(report, earlier), "class", "muted").close("header");
    return html.add(verdict(report.verdict())).add(tiles(report)).add(ran(report));
  }

  private static String byline(LoadReport report, Optional<LoadReport> earlier) {
    StringBuilder line = new StringBuilder();
    if (report.run() != null) {
      line.append(Words.moment(report.run().started()));
    }
    if (report.machine() != null) {
      line.append(" · ").append(report.machine().cores()).append(" cores");
    }
    earlier
        .map(LoadReport::run)
        .ifPresent(run -> line.append(" · compared with ").append(Words.moment(run.started())));
    return line.toString();
  }

  private static Html verdict(Verdict verdict) {
    boolean pass = verdict != null && verdict.pass();
    Html html = new Html().open("section", "class", pass ? "verdict pass" : "verdict fail");
    html.open("h2").element("span", pass ? "✓" : "✕", "class", "sign", "aria-hidden", "true");
    html.text(verdict == null ? "No verdict" : pass ? "Pass" : "Fail").close("h2");
    List<String> lines = verdict == null || verdict.lines() == null ? List.of() : verdict.lines();
    if (lines.isEmpty()) {
      html.element("p", pass ? "Every target is met." : "Nothing says why.");
    } else {
      html.open("ul");
      lines.forEach(line -> html.element("li", line));
      html.close("ul");
    }
    return html.close("section");
  }

  private static Html tiles(LoadReport report) {
    Html html = new Html().open("div", "class", "tiles");
    if (report.search() != null) {
      tile(
          html,
          "Highest rate that held",
          report.search().text(),
          "ticks, for "
              + Units.seconds(report.search().holdSeconds())
              + " each"
              + (report.search().ceiling() ? "; none higher was tried" : ""));
    } else if (report.traffic() != null) {
      tile(
          html,
          "Ticks",
          Units.perSecond(report.traffic().ticksPerSecond()),
          Units.count((double) report.traffic().ticks()) + " in all");
    }
    latency(html, report, "signals", "Signals, p99");
    latency(html, report, "positions", "Positions, p99");
    if (report.resources() != null) {
      tile(
          html,
          "CPU time a tick",
          Units.micros(report.resources().jobMicrosPerTick()),
          "of the jobs, all included");
      tile(
          html,
          "Lag, at most",
          Units.count((double) report.resources().lagMax()),
          "records of a partition");
    }
    Verification verification = report.verification();
    if (verification != null) {
      long differ = EndSections.sum(verification.differences());
      tile(
          html,
          "Verified",
          Units.count((double) EndSections.sum(verification.compared())),
          differ == 0 ? "rows, none differs" : "rows, " + Units.count((double) differ) + " differ");
    }
    return html.close("div");
  }

  private static void latency(Html html, LoadReport report, String output, String name) {
    Distribution found = report.latency() == null ? null : report.latency().get(output);
    if (found != null && found.count() > 0) {
      tile(html, name, Units.millis(found.p99()), "p50 " + Units.millis(found.p50()));
    }
  }

  private static void tile(Html html, String name, String figure, String note) {
    html.open("div", "class", "tile");
    html.element("p", name, "class", "name");
    html.element("p", figure, "class", "figure");
    html.element("p", note, "class", "muted").close("div");
  }

  private static Html ran(LoadReport report) {
    Html html = new Html().section("ran", "What ran").open("dl", "class", "facts");
    if (report.run() != null) {
      run(html, report);
    }
    if (report.machine() != null) {
      machine(html, report.machine());
    }
    if (report.traffic() != null) {
      traffic(html, report.traffic());
    }
    return html.close("dl").close("section");
  }

  private static void run(Html html, LoadReport report) {
    Run run = report.run();
    fact(html, "Started", Words.moment(run.started()));
    fact(html, "Traffic", Units.seconds(run.seconds()));
    fact(html, "Completed", run.completed() ? "yes" : "no: " + why(report));
    fact(html, "Ran on", run.where());
    fact(html, "Versions", Words.list(run.versions()));
    fact(
        html,
        "Settings",
        run.settings() == null || run.settings().isEmpty()
            ? "all as by default"
            : Words.list(run.settings()));
  }

  /** What the verdict says first, else the last thing that happened. */
  private static String why(LoadReport report) {
    List<String> lines = report.verdict() == null ? null : report.verdict().lines();
    if (lines != null && !lines.isEmpty()) {
      return lines.get(0);
    }
    List<Incident> incidents = EndSections.incidents(report);
    return incidents.isEmpty() ? "it ended early" : incidents.get(incidents.size() - 1).what();
  }

  private static void machine(Html html, Machine machine) {
    fact(html, "Processor", machine.cpu() + ", " + machine.cores() + " cores");
    fact(
        html,
        "Memory",
        Units.bytes((double) machine.memoryBytes())
            + ", of it heap up to "
            + Units.bytes((double) machine.maxHeapBytes()));
    fact(html, "System", machine.os());
    fact(html, "Load before", Units.number(machine.loadBefore()));
  }

  private static void traffic(Html html, Traffic traffic) {
    fact(
        html,
        "Market",
        Units.count((double) traffic.symbols())
            + " symbols, "
            + Units.count((double) traffic.accounts())
            + " accounts, seed "
            + traffic.seed());
    fact(
        html,
        "Records",
        Units.count((double) traffic.due())
            + " due, "
            + Units.count((double) traffic.sent())
            + " sent, "
            + Units.count((double) traffic.overdue())
            + " of them more than 0.1 s late; at most "
            + Units.millis(traffic.behindMaxMillis())
            + " behind the schedule");
    fact(html, "By topic", Words.counts(traffic.records()));
    fact(html, "Wrong on purpose", Words.counts(traffic.faults()));
  }

  private static void fact(Html html, String name, String value) {
    html.open("div").element("dt", name).element("dd", value).close("div");
  }
}
