package io.tidemark.datagen.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.datagen.report.LoadReport.Incident;
import io.tidemark.datagen.report.LoadReport.Step;
import io.tidemark.datagen.report.LoadReport.Timeline;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the page's script draws. */
final class PlotData {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** More digits are not seen, and would be most of the page. */
  private static final MathContext DIGITS = new MathContext(4);

  /** More points than a plot is wide would only make the page large. */
  private static final int MOST_POINTS = 2_000;

  private PlotData() {}

  /** How many seconds a point stands for; it is the largest of them. */
  static int secondsAPoint(Timeline timeline) {
    return timeline == null ? 1 : 1 + (timeline.seconds().size() - 1) / MOST_POINTS;
  }

  /** As JSON that can stand in a script element. */
  static String json(LoadReport report) {
    Map<String, Object> data = new LinkedHashMap<>();
    Timeline timeline = report.timeline();
    data.put("seconds", timeline == null ? List.of() : thinned(timeline.seconds(), timeline));
    data.put("series", timeline == null ? Map.of() : series(timeline));
    data.put("incidents", incidents(report));
    data.put("steps", report.search() == null ? List.of() : steps(report.search().steps()));
    try {
      // No text can end the element or begin a comment in it.
      return JSON.writeValueAsString(data).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those with at least one value. */
  private static Map<String, List<BigDecimal>> series(Timeline timeline) {
    Map<String, List<BigDecimal>> series = new LinkedHashMap<>();
    timeline
        .series()
        .forEach(
            (name, values) -> {
              List<BigDecimal> rounded = new ArrayList<>();
              thinned(values, timeline).forEach(value -> rounded.add(rounded(value)));
              if (rounded.stream().anyMatch(Objects::nonNull)) {
                series.put(name, rounded);
              }
            });
    return series;
  }

  private static List<Double> thinned(List<Double> values, Timeline timeline) {
    int each = secondsAPoint(timeline);
    List<Double> thinned = new ArrayList<>();
    for (int from = 0; from < values.size(); from += each) {
      thinned.add(
          values.subList(from, Math.min(values.size(), from + each)).stream()
              .filter(Objects::nonNull)
              .max(Double::compare)
              .orElse(null));
    }
    return thinned;
  }

  private static List<Map<String, Object>> incidents(LoadReport report) {
    return EndSections.incidents(report).stream()
        .map(
            (Incident incident) ->
                Map.<String, Object>of("second", incident.second(), "what", incident.what()))
        .toList();
  }

  private static List<Map<String, Object>> steps(List<Step> steps) {
    List<Map<String, Object>> rows = new ArrayList<>();
    steps.stream()
        .sorted(Comparator.comparingDouble(Step::sentPerSecond))
        .forEach(
            step -> {
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("rate", rounded(step.sentPerSecond()));
              row.put("cores", rounded(step.jobCores()));
              row.put("held", step.held());
              rows.add(row);
            });
    return rows;
  }

  private static BigDecimal rounded(Double value) {
    if (value == null || value.isNaN() || value.isInfinite()) {
      return null;
    }
    BigDecimal exact = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }
}
