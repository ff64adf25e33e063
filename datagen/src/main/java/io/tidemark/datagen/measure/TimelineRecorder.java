package io.tidemark.datagen.measure;

import io.tidemark.datagen.report.LoadReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures over time, a row at a time. Thread-safe. */
final class TimelineRecorder {
  /** A vertex that is never busier than this is not worth a line. */
  private static final double IDLE = 0.02;

  private static final double ROUNDED = 1_000;

  private final List<Double> seconds = new ArrayList<>();
  private final Map<String, List<Double>> series = new HashMap<>();

  /**
   * Adds a row.
   *
   * @param second of the run
   * @param row figures by series; what is not in it is not known
   */
  synchronized void add(double second, Map<String, Double> row) {
    row.forEach(
        (name, value) -> {
          List<Double> values = series.computeIfAbsent(name, key -> new ArrayList<>());
          pad(values);
          values.add(round(value));
        });
    seconds.add(round(second));
    series.values().forEach(this::pad);
  }

  private static double round(double value) {
    return Math.round(value * ROUNDED) / ROUNDED;
  }

  private void pad(List<Double> values) {
    while (values.size() < seconds.size()) {
      values.add(null);
    }
  }

  /** All rows up to now, without the vertices that have nothing to do. */
  synchronized LoadReport.Timeline timeline() {
    Map<String, List<Double>> copies = new TreeMap<>();
    series.forEach(
        (name, values) -> {
          if (!isIdle(name)) {
            copies.put(name, new ArrayList<>(values));
          }
        });
    return new LoadReport.Timeline(new ArrayList<>(seconds), copies);
  }

  private boolean isIdle(String name) {
    boolean vertex = name.startsWith("busy.") || name.startsWith("backpressure.");
    return vertex
        && series.getOrDefault("busy." + name.substring(name.indexOf('.') + 1), List.of()).stream()
            .noneMatch(share -> share != null && share >= IDLE);
  }
}
