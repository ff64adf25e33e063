package io.tidemark.datagen.plan;

import io.tidemark.datagen.report.LoadReport;
import io.tidemark.datagen.report.LoadReport.Step;
import io.tidemark.datagen.report.Units;
import java.util.List;
import java.util.Locale;

/**
 * What the jobs cost: cores = fixed + micros × ticks a second ÷ 10⁶.
 *
 * @param fixedCores busy whatever the rate
 * @param microsPerTick CPU time of the jobs for a tick with all that comes with it
 * @param highestRate ticks a second up to which that was seen
 * @param from where the figures are from
 */
record CostFit(double fixedCores, double microsPerTick, double highestRate, String from) {
  private static final double MICROS = 1e6;

  /**
   * From the rates that held in a search by least squares, else from the run as a whole.
   *
   * @throws IllegalArgumentException if the report has no CPU time of the jobs
   */
  static CostFit of(LoadReport report) {
    List<Step> held =
        report.search() == null || report.search().steps() == null
            ? List.of()
            : report.search().steps().stream()
                .filter(step -> step.held() && step.jobCores() > 0 && step.sentPerSecond() > 0)
                .toList();
    boolean line = held.stream().mapToDouble(Step::sentPerSecond).distinct().count() > 1;
    return line ? line(held) : single(report, held);
  }

  private static CostFit line(List<Step> steps) {
    double meanRate = steps.stream().mapToDouble(Step::sentPerSecond).average().orElseThrow();
    double meanCores = steps.stream().mapToDouble(Step::jobCores).average().orElseThrow();
    double rates = 0;
    double both = 0;
    double cores = 0;
    double rateSquares = 0;
    double products = 0;
    for (Step step : steps) {
      double rate = step.sentPerSecond() - meanRate;
      double core = step.jobCores() - meanCores;
      rates += rate * rate;
      both += rate * core;
      cores += core * core;
      rateSquares += step.sentPerSecond() * step.sentPerSecond();
      products += step.sentPerSecond() * step.jobCores();
    }
    double slope = both / rates;
    double fixed = meanCores - slope * meanRate;
    String range = range(steps);
    if (slope <= 0 || fixed < 0) {
      return new CostFit(
          0,
          products / rateSquares * MICROS,
          highest(steps),
          "least squares through 0 (a free line would cost nothing or less somewhere) over "
              + range);
    }
    double fits = cores == 0 ? 1 : both * both / (rates * cores);
    return new CostFit(
        fixed,
        slope * MICROS,
        highest(steps),
        "least squares over " + range + String.format(Locale.ROOT, ", R² %.3f", fits));
  }

  private static String range(List<Step> steps) {
    double lowest = steps.stream().mapToDouble(Step::sentPerSecond).min().orElseThrow();
    return steps.size()
        + " rates that held, "
        + Units.perSecond(lowest)
        + " to "
        + Units.perSecond(highest(steps));
  }

  private static double highest(List<Step> steps) {
    return steps.stream().mapToDouble(Step::sentPerSecond).max().orElseThrow();
  }

  private static CostFit single(LoadReport report, List<Step> held) {
    if (!held.isEmpty()) {
      Step step = held.get(0);
      return new CostFit(
          0,
          step.jobCores() / step.sentPerSecond() * MICROS,
          step.sentPerSecond(),
          "the one rate that held, "
              + Units.perSecond(step.sentPerSecond())
              + ": no fixed part known");
    }
    double micros = report.resources() == null ? 0 : report.resources().jobMicrosPerTick();
    if (micros <= 0 || report.traffic() == null || report.traffic().ticksPerSecond() <= 0) {
      throw new IllegalArgumentException(
          "the report has no CPU time of the jobs a tick, from which all else is planned");
    }
    double rate = report.traffic().ticksPerSecond();
    return new CostFit(
        0, micros, rate, "one run at " + Units.perSecond(rate) + ": no fixed part known");
  }

  /** Cores that a rate keeps busy. */
  double cores(double ticksPerSecond) {
    return fixedCores + ticksPerSecond * microsPerTick / MICROS;
  }
}
