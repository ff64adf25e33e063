package io.tidemark.datagen.report;

import io.tidemark.datagen.report.Comparison.Figure;
import io.tidemark.datagen.report.LoadReport.Search;
import io.tidemark.datagen.report.LoadReport.Step;
import io.tidemark.datagen.report.LoadReport.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Targets, latencies, the comparison, the plots' place and the search. */
final class FigureSections {
  private static final String HICCUPS = "hiccups";

  /** Of a word; what is longer is a sentence. */
  private static final int LONG = 16;

  private static final String FLOOR = "The machine's own pauses";

  private FigureSections() {}

  static Html of(LoadReport report, Optional<LoadReport> earlier, Optional<Comparison> comparison) {
    Html html = new Html();
    if (report.targets() != null && !report.targets().isEmpty()) {
      html.add(targets(report.targets(), earlier, comparison));
    }
    if (report.latency() != null && !report.latency().isEmpty()) {
      html.add(latency(report.latency()));
    }
    comparison.ifPresent(found -> html.add(comparison(found)));
    html.add(plots(report));
    return html.add(search(report.search()));
  }

  private static Html targets(
      List<Target> targets, Optional<LoadReport> earlier, Optional<Comparison> comparison) {
    Html html = new Html().section("targets", "Targets");
    Table table =
        earlier.isPresent()
            ? new Table("Targets", "Target", "#Value", "#Limit", "Result", "#Earlier", "#Ratio", "")
            : new Table("Targets", "Target", "#Value", "#Limit", "Result");
    for (Target target : targets) {
      List<Object> cells = new ArrayList<>();
      cells.add(target.name());
      cells.add(Units.of(target.value(), target.unit()));
      cells.add("< " + Units.of(target.limit(), target.unit()));
      cells.add(result(target));
      if (earlier.isPresent()) {
        Optional<Target> before = Figures.earlierTarget(earlier.get(), target.name());
        cells.add(before.map(t -> Units.of(t.value(), t.unit())).orElse(Units.ABSENT));
        Optional<Figure> moved = comparison.flatMap(c -> c.figure("target", target.name()));
        cells.add(moved.map(Figure::times).orElse(Units.ABSENT));
        cells.add(moved.map(FigureSections::word).orElseGet(Html::new));
      }
      table.row(cells.toArray());
    }
    return html.add(table.end()).close("section");
  }

  private static Html result(Target target) {
    return mark(
        target.pass(),
        target.pass() ? "pass" : target.value() == null ? "fail: not measured" : "fail");
  }

  /** A word with a sign and a colour. */
  static Html mark(boolean good, String word) {
    String length = word.length() > LONG ? " long" : "";
    return new Html()
        .open("span", "class", (good ? "good" : "bad") + length)
        .text((good ? "✓ " : "✕ ") + word)
        .close("span");
  }

  private static Html latency(Map<String, Distribution> latency) {
    Html html = new Html().section("latency", "Latency");
    html.element(
        "p",
        "From the moment a record was due to leave until its outcome could be read. The machine's"
            + " own pauses are the floor below which nothing can be told. A sample is a row whose input is"
            + " known; there may be more rows.",
        "class",
        "muted");
    Table table =
        new Table(
            "Latency by output",
            "Output",
            "#p50",
            "#p90",
            "#p95",
            "#p99",
            "#p99.9",
            "#max",
            "#Samples");
    latency.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(HICCUPS))
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> row(table, "", Words.title(entry.getKey()), entry.getValue()));
    if (latency.containsKey(HICCUPS)) {
      row(table, "floor", FLOOR, latency.get(HICCUPS));
    }
    return html.add(table.end()).close("section");
  }

  private static void row(Table table, String style, String name, Distribution found) {
    boolean none = found == null || found.count() == 0;
    table.marked(
        style,
        name,
        Units.millis(none ? null : found.p50()),
        Units.millis(none ? null : found.p90()),
        Units.millis(none ? null : found.p95()),
        Units.millis(none ? null : found.p99()),
        Units.millis(none ? null : found.p99_9()),
        Units.millis(none ? null : found.max()),
        Units.count(none ? null : (double) found.count()));
  }

  private static Html comparison(Comparison comparison) {
    Html html = new Html().section("comparison", "Compared with the earlier run");
    html.element("p", comparison.summary() + ".");
    if (!comparison.warnings().isEmpty()) {
      html.open("div", "class", "warning");
      html.element("p", "The two are not comparable as they are:").open("ul");
      comparison.warnings().forEach(warning -> html.element("li", warning));
      html.close("ul").close("div");
    }
    Table table = new Table("Comparison", "Figure", "#Earlier", "#Now", "#Ratio", "");
    for (Figure figure : comparison.group("")) {
      table.row(
          Words.title(figure.name()), figure.earlier(), figure.now(), figure.times(), word(figure));
    }
    html.add(table.end());
    return html.add(latencies(comparison)).close("section");
  }

  /** A row an output, a column a percentile: ratio and word, with both values below. */
  private static Html latencies(Comparison comparison) {
    Map<String, List<Figure>> outputs = new LinkedHashMap<>();
    for (Figure figure : comparison.group("latency")) {
      String output = figure.name().substring(0, figure.name().lastIndexOf(' '));
      outputs.computeIfAbsent(output, name -> new ArrayList<>()).add(figure);
    }
    if (outputs.isEmpty()) {
      return new Html();
    }
    Table table = new Table("Latencies compared", "Latency", "#p50", "#p95", "#p99", "#p99.9");
    outputs.forEach(
        (output, figures) -> {
          List<Object> cells = new ArrayList<>();
          cells.add(output.equals(HICCUPS) ? FLOOR : Words.title(output));
          figures.forEach(figure -> cells.add(moved(figure)));
          table.row(cells.toArray());
        });
    return new Html().element("h3", "Latencies").add(table.end());
  }

  private static Html moved(Figure figure) {
    return new Html()
        .text(figure.times() + " ")
        .add(word(figure))
        .element("div", figure.earlier() + " → " + figure.now(), "class", "muted");
  }

  private static Html word(Figure figure) {
    return switch (figure.word()) {
      case BETTER -> mark(true, figure.word().text());
      case WORSE -> mark(false, figure.word().text());
      case SAME, UNKNOWN -> new Html().element("span", figure.word().text(), "class", "muted");
    };
  }

  private static Html plots(LoadReport report) {
    boolean any = report.timeline() != null && !report.timeline().seconds().isEmpty();
    int each = PlotData.secondsAPoint(report.timeline());
    Html html = new Html().section("over-time", "Over time");
    if (!any) {
      html.element("p", "This report has no figures over time.", "class", "muted");
    } else {
      html.element(
          "p",
          "Drag to look closer, double-click to go back; click a name in a legend to hide it. With"
              + " the keyboard, Tab to a plot and move the cursor by the arrow keys. Numbered lines"
              + " are the incidents below."
              + (each > 1 ? " A point is the largest value of " + each + " seconds." : ""),
          "class",
          "muted screen");
      html.open("noscript").element("p", "The plots need JavaScript; no figure below does.");
      html.close("noscript");
    }
    html.open("div", "id", "plots", "class", "plots").close("div");
    if (any) {
      html.add(EndSections.incidentList(report));
    }
    return html.close("section");
  }

  /** The plot's place is there without a search too, empty, since the script looks for it. */
  private static Html search(Search search) {
    if (search == null) {
      return new Html().open("div", "id", "search-plot", "hidden", "hidden").close("div");
    }
    Html html = new Html().section("search", "Search for the highest rate");
    html.element(
        "p",
        search.holds() > 0
            ? (search.ceiling() ? "At least " : "")
                + Units.number(search.holds())
                + " ticks a second held for "
                + Units.seconds(search.holdSeconds())
                + (search.ceiling() ? ": the search's \"to\" was reached." : ".")
            : "No rate that was tried held.");
    html.open("div", "id", "search-plot", "class", "plots small").close("div");
    Table table =
        new Table(
            "Rates that were tried",
            "Asked for",
            "#Sent",
            "#Lag, most",
            "#Signals p99",
            "#Ledger p99",
            "#Cores",
            "#CPU a tick",
            "Result");
    for (Step step : search.steps()) {
      table.row(
          Units.perSecond(step.ticksPerSecond()),
          Units.perSecond(step.sentPerSecond()),
          Units.count((double) step.lagMax()),
          Units.millis(step.signalP99()),
          Units.millis(step.ledgerP99()),
          Units.number(step.jobCores()),
          Units.micros(step.jobMicrosPerTick()),
          mark(step.held(), step.held() ? "held" : step.why()));
    }
    return html.add(table.end()).close("section");
  }
}
