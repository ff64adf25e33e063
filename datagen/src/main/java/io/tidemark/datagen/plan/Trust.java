package io.tidemark.datagen.plan;

import io.tidemark.datagen.plan.Plan.Line;
import io.tidemark.datagen.report.LoadReport;
import io.tidemark.datagen.report.Units;
import java.util.ArrayList;
import java.util.List;

/** How far a plan reaches past what was measured, and what that says about it. */
final class Trust {
  private static final double MIX = 2;

  private final PlanRequest asked;
  private final Measured found;
  private final double trades;
  private final double slots;

  Trust(PlanRequest asked, Measured found, double trades, double slots) {
    this.asked = asked;
    this.found = found;
    this.trades = trades;
    this.slots = slots;
  }

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    double highest = found.fit.highestRate();
    add(lines, "ticks", asked.ticksPerSecond(), highest, Units.perSecond(highest));
    double measuredTrades = highest * found.tradesPerTick();
    add(lines, "trades", trades, measuredTrades, Units.perSecond(measuredTrades));
    add(
        lines,
        "symbols",
        (double) asked.symbols(),
        found.traffic.symbols(),
        count(found.traffic.symbols()));
    add(
        lines,
        "accounts",
        (double) asked.accounts(),
        found.traffic.accounts(),
        count(found.traffic.accounts()));
    LoadReport.Machine machine = found.report.machine();
    if (machine != null) {
      add(
          lines,
          "cores of the job",
          slots,
          machine.cores(),
          machine.cores() + " that did everything");
    }
    return lines;
  }

  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    double ratio = trades / asked.ticksPerSecond();
    if (ratio * MIX < found.tradesPerTick()) {
      warnings.add(
          "fewer trades a tick than were measured ("
              + Units.number(ratio)
              + " and "
              + Units.number(found.tradesPerTick())
              + "), whose cost is in that of a tick: the cores are an upper bound");
    }
    if (!found.countsRows()) {
      warnings.add(
          "the report does not count rows: those with a latency stand for all, which are fewer, so"
              + " network out and disks are too small");
    }
    LoadReport report = found.report;
    if (report.verification() != null && !report.verification().ok()) {
      warnings.add("in the measured run some outputs were not as recomputed");
    }
    if (report.verdict() != null && !report.verdict().pass()) {
      List<String> lines = report.verdict().lines();
      warnings.add(
          "the measured run did not pass"
              + (lines == null || lines.isEmpty() ? "" : ": " + lines.get(0)));
    }
    if (report.run() != null && !report.run().completed()) {
      warnings.add("the measured run did not come to its end");
    }
    return warnings;
  }

  private static void add(
      List<Line> lines, String name, double planned, double measured, String text) {
    if (measured <= 0) {
      return;
    }
    double times = planned / measured;
    lines.add(
        new Line(
            name,
            Numbers.rounded(times),
            "1",
            "×" + Units.number(times),
            "of " + text + ": " + word(times)));
  }

  /** What a distance says about an estimate. */
  static String word(double times) {
    if (times <= 1) {
      return "within what was measured";
    }
    if (times <= 3) {
      return "a short step past it";
    }
    if (times <= 10) {
      return "likely near; measure before you buy";
    }
    if (times <= 100) {
      return "an order of magnitude, no more; measure at a tenth of it";
    }
    return "arithmetic, not a forecast: network, skew and coordination at this size were never seen";
  }

  private static String count(double value) {
    return Units.count(value);
  }
}
