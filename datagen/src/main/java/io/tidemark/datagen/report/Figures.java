package io.tidemark.datagen.report;

import io.tidemark.datagen.report.Comparison.Figure;
import io.tidemark.datagen.report.Comparison.Word;
import io.tidemark.datagen.report.LoadReport.Resources;
import io.tidemark.datagen.report.LoadReport.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The figures of two reports, side by side. */
final class Figures {
  /** Less than that is a timer's and a scheduler's doing, whatever the ratio. */
  private static final double LEAST_MILLIS = 2;

  private static final String HICCUPS = "hiccups";

  private final LoadReport now;
  private final LoadReport earlier;
  private final List<Figure> figures = new ArrayList<>();

  Figures(LoadReport now, LoadReport earlier) {
    this.now = now;
    this.earlier = earlier;
  }

  List<Figure> all() {
    targets();
    latencies();
    less("", "CPU time a tick", cpuMicros(now), cpuMicros(earlier), Units::micros, 0);
    more("highest rate that held", highest(now), highest(earlier), Units::perSecond);
    resource("state", r -> (double) r.stateBytes(), Units::bytes, 0);
    resource("checkpoint p50", r -> p50(r.checkpointMillis()), Units::millis, LEAST_MILLIS);
    resource("checkpoint p99", r -> p99(r.checkpointMillis()), Units::millis, LEAST_MILLIS);
    resource("checkpoint, most bytes", r -> (double) r.checkpointBytesMax(), Units::bytes, 0);
    resource("heap, most in use", r -> (double) r.heapMaxBytes(), Units::bytes, 0);
    return figures;
  }

  private void targets() {
    if (now.targets() == null) {
      return;
    }
    for (Target target : now.targets()) {
      Double before = earlierTarget(earlier, target.name()).map(Target::value).orElse(null);
      double least = target.unit().equals("ms") ? LEAST_MILLIS : 0;
      less(
          "target",
          target.name(),
          target.value(),
          before,
          value -> Units.of(value, target.unit()),
          least);
    }
  }

  /** The target of that name, if the report has one. */
  static Optional<Target> earlierTarget(LoadReport report, String name) {
    return report.targets() == null
        ? Optional.empty()
        : report.targets().stream().filter(target -> target.name().equals(name)).findFirst();
  }

  private void latencies() {
    Set<String> outputs = new LinkedHashSet<>();
    outputs.addAll(now.latency() == null ? Set.of() : new TreeSet<>(now.latency().keySet()));
    outputs.addAll(
        earlier.latency() == null ? Set.of() : new TreeSet<>(earlier.latency().keySet()));
    // The machine's own pauses come last: they explain, and are no result.
    if (outputs.remove(HICCUPS)) {
      outputs.add(HICCUPS);
    }
    for (String output : outputs) {
      latency(output + " p50", output, Distribution::p50);
      latency(output + " p95", output, Distribution::p95);
      latency(output + " p99", output, Distribution::p99);
      latency(output + " p99.9", output, Distribution::p99_9);
    }
  }

  private void latency(String name, String output, Function<Distribution, Double> percentile) {
    boolean result = !output.equals(HICCUPS);
    add(
        "latency",
        name,
        latency(now, output).map(percentile).orElse(null),
        latency(earlier, output).map(percentile).orElse(null),
        Units::millis,
        LEAST_MILLIS,
        result ? Word.BETTER : Word.UNKNOWN,
        result ? Word.WORSE : Word.UNKNOWN);
  }

  private static Optional<Distribution> latency(LoadReport report, String output) {
    return report.latency() == null
        ? Optional.empty()
        : Optional.ofNullable(report.latency().get(output)).filter(d -> d.count() > 0);
  }

  private void resource(
      String name,
      Function<Resources, Double> figure,
      Function<Double, String> shown,
      double least) {
    less("", name, of(now, figure), of(earlier, figure), shown, least);
  }

  /** A figure of 0 is one that could not be told: none of them can be 0 in a run. */
  private static Double of(LoadReport report, Function<Resources, Double> figure) {
    return Optional.ofNullable(report.resources())
        .map(figure)
        .filter(value -> value > 0)
        .orElse(null);
  }

  private static Double cpuMicros(LoadReport report) {
    return of(report, Resources::jobMicrosPerTick);
  }

  private static Double highest(LoadReport report) {
    return report.search() == null ? null : report.search().holds();
  }

  private static Double p50(Distribution distribution) {
    return distribution == null ? null : distribution.p50();
  }

  private static Double p99(Distribution distribution) {
    return distribution == null ? null : distribution.p99();
  }

  private void less(
      String group,
      String name,
      Double now,
      Double earlier,
      Function<Double, String> shown,
      double least) {
    add(group, name, now, earlier, shown, least, Word.BETTER, Word.WORSE);
  }

  private void more(String name, Double now, Double earlier, Function<Double, String> shown) {
    add("", name, now, earlier, shown, 0, Word.WORSE, Word.BETTER);
  }

  private void add(
      String group,
      String name,
      Double now,
      Double earlier,
      Function<Double, String> shown,
      double least,
      Word below,
      Word above) {
    if (now == null && earlier == null) {
      return;
    }
    Word word = Word.UNKNOWN;
    Double ratio = null;
    if (now != null && earlier != null) {
      ratio = earlier == 0 ? null : now / earlier;
      double moved = now - earlier;
      boolean noise =
          Math.abs(moved) <= Comparison.NOISE * Math.abs(earlier) || Math.abs(moved) < least;
      word = noise ? Word.SAME : moved < 0 ? below : above;
    }
    figures.add(new Figure(group, name, shown.apply(earlier), shown.apply(now), ratio, word));
  }
}
