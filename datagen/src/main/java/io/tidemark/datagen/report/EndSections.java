package io.tidemark.datagen.report;

import io.tidemark.datagen.report.LoadReport.Incident;
import io.tidemark.datagen.report.LoadReport.Verification;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Incidents, the verifier's word, and the scenario as it was written. */
final class EndSections {
  private EndSections() {}

  static Html of(LoadReport report) {
    Html html = new Html();
    if (report.timeline() == null && !incidents(report).isEmpty()) {
      html.section("happened", "Incidents").add(incidentList(report)).close("section");
    }
    html.add(verification(report.verification()));
    if (report.scenario() != null && report.scenario().text() != null) {
      html.section("scenario", "Scenario").open("details");
      html.element("summary", "The file, as it was written");
      html.open("pre", "tabindex", "0").element("code", report.scenario().text()).close("pre");
      html.close("details").close("section");
    }
    return html;
  }

  /** In the order of time, which is that of their numbers on the plots. */
  static List<Incident> incidents(LoadReport report) {
    return report.incidents() == null
        ? List.of()
        : report.incidents().stream().sorted(Comparator.comparingDouble(Incident::second)).toList();
  }

  static Html incidentList(LoadReport report) {
    List<Incident> incidents = incidents(report);
    Html html = new Html();
    if (incidents.isEmpty()) {
      return html.element("p", "Nothing happened on the way.", "class", "muted");
    }
    html.element("h3", "Incidents").open("ol", "class", "incidents");
    for (Incident incident : incidents) {
      html.open("li")
          .element("span", "at " + clock(incident.second()), "class", "at")
          .text(" " + incident.what())
          .close("li");
    }
    return html.close("ol");
  }

  /** Minutes and seconds, as the plots have them. */
  private static String clock(double second) {
    long whole = Math.round(second);
    long left = whole % 60;
    return whole / 60 + ":" + (left < 10 ? "0" : "") + left;
  }

  private static Html verification(Verification found) {
    Html html = new Html().section("verification", "Verification");
    if (found == null) {
      return html.element("p", "The outputs were not recomputed.", "class", "muted")
          .close("section");
    }
    html.open("p")
        .add(FigureSections.mark(found.ok(), found.ok() ? "nothing differs" : "rows differ"))
        .text(
            "; recomputed from the inputs by a separate program in "
                + Units.seconds(found.seconds())
                + ".")
        .close("p");
    Table table = new Table("Rows compared", "Output", "#Rows compared", "#Rows that differ");
    TreeSet<String> outputs = new TreeSet<>(counts(found.compared()).keySet());
    outputs.addAll(counts(found.differences()).keySet());
    for (String output : outputs) {
      Long differ = counts(found.differences()).getOrDefault(output, 0L);
      table.marked(
          differ > 0 ? "wrong" : "",
          Words.title(output),
          count(counts(found.compared()).get(output)),
          count(differ));
    }
    html.add(table.end());
    if (found.details() != null && !found.details().isEmpty()) {
      html.open("pre", "class", "details", "tabindex", "0")
          .text(String.join("\n", found.details()))
          .close("pre");
    }
    return html.close("section");
  }

  static long sum(Map<String, Long> counts) {
    return counts(counts).values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Long> counts(Map<String, Long> counts) {
    return counts == null ? Map.of() : counts;
  }

  private static String count(Long value) {
    return Units.count(value == null ? null : (double) value);
  }
}
