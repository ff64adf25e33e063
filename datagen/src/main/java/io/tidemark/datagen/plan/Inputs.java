package io.tidemark.datagen.plan;

import io.tidemark.datagen.plan.Plan.Line;
import io.tidemark.datagen.report.LoadReport;
import io.tidemark.datagen.report.LoadReport.Resources;
import io.tidemark.datagen.report.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The measured figures, each with where it is from. */
final class Inputs {
  private static final double MICROS = 1e6;

  private final Measured found;

  Inputs(Measured found) {
    this.found = found;
  }

  /** What was measured, when and on what. */
  String source(String from) {
    LoadReport report = found.report;
    StringBuilder text = new StringBuilder(from);
    if (report.scenario() != null) {
      text.append(", scenario ").append(report.scenario().name());
    }
    if (report.run() != null) {
      text.append(", ").append(report.run().started());
    }
    if (report.machine() != null) {
      text.append(", ").append(report.machine().cores()).append(" cores of ");
      text.append(report.machine().cpu());
    }
    return text.toString();
  }

  /** Ticks a second that a reader's subtask holds. */
  double reader() {
    return found.subtaskRate("read").orElseGet(this::core);
  }

  double tradeReader() {
    return found.subtaskRate("read-trades").orElseGet(this::core);
  }

  /** Ticks a second that a subtask holds in which symbols live. */
  double market() {
    return found.subtaskRate("market").orElseGet(this::core);
  }

  /** Ticks a second of a core that does all of the work. */
  private double core() {
    return MICROS / found.fit.microsPerTick();
  }

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    CostFit fit = found.fit;
    LoadReport.Search search = found.report.search();
    if (search != null) {
      add(
          lines,
          "highest rate that held",
          search.holds(),
          "1/s",
          search.text(),
          search.ceiling() ? "ticks: the search's \"to\" was reached" : "ticks, in the search");
    }
    add(
        lines,
        "job, at rest",
        fit.fixedCores(),
        "cores",
        Units.number(fit.fixedCores()) + " cores",
        fit.from());
    add(
        lines,
        "job, a tick",
        fit.microsPerTick(),
        "µs",
        Units.micros(fit.microsPerTick()),
        "the same; with all that comes with a tick");
    for (String who : List.of("gc", "broker", "database")) {
      found
          .micros(who)
          .ifPresent(
              micros ->
                  add(
                      lines,
                      who + ", a tick",
                      micros,
                      "µs",
                      Units.micros(micros),
                      "cpu_seconds ÷ ticks"));
    }
    double share = found.tradesPerTick();
    add(lines, "trades a tick", share, "1", Units.number(share), "records of trades ÷ ticks");
    add(
        lines,
        "a tick",
        found.tickBytes(),
        "B",
        Units.bytes(found.tickBytes()),
        "bytes ÷ records of ticks, key and value");
    add(
        lines,
        "a trade",
        found.tradeBytes(),
        "B",
        Units.bytes(found.tradeBytes()),
        "bytes ÷ records of trades");
    rate(lines, "a reader holds", reader(), found.subtaskRate("read"));
    rate(lines, "a reader of trades holds", tradeReader(), found.subtaskRate("read-trades"));
    rate(lines, "a subtask of symbols holds", market(), found.subtaskRate("market"));
    Resources resources = found.resources;
    add(
        lines,
        "state",
        (double) resources.stateBytes(),
        "B",
        Units.bytes((double) resources.stateBytes()),
        Units.count((double) resources.stateSymbols())
            + " symbols, "
            + Units.count((double) resources.stateAccounts())
            + " accounts, "
            + Units.count(found.tradesInState())
            + " trades");
    double checkpoint = found.checkpointBytesPerTick();
    add(
        lines,
        "checkpoints, a tick",
        checkpoint,
        "B",
        Units.number(checkpoint) + " B",
        "the largest, "
            + Units.bytes((double) resources.checkpointBytesMax())
            + " in "
            + Units.millis(resources.checkpointIntervalMillis())
            + ", at "
            + Units.perSecond(found.traffic.ticksPerSecond()));
    return lines;
  }

  private static void rate(List<Line> lines, String name, double rate, OptionalDouble measured) {
    String how =
        measured.isPresent()
            ? "records ÷ time that the subtasks were busy"
            : "not measured: a core's worth of all that a tick costs";
    add(lines, name, rate, "1/s", Units.perSecond(rate), how);
  }

  private static void add(
      List<Line> lines, String name, double value, String unit, String text, String how) {
    lines.add(new Line(name, Numbers.rounded(value), unit, text, how));
  }
}
