package io.tidemark.desk.loadtest;

import io.tidemark.datagen.report.LoadReport;
import java.util.ArrayList;
import java.util.List;

/**
 * The highest rate that holds: doubles the rate until one does not hold, then halves the distance
 * between the highest that held and the lowest that did not. A rate that does not hold is tried
 * once more, unless it was far off: machines stall for reasons of their own.
 */
final class RateSearch {
  private static final double CLIMB = 2;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final SearchPlan plan;
  private final Trial trial;
  private final List<LoadReport.Step> steps = new ArrayList<>();

  /** Tries a rate on a system. */
  @FunctionalInterface
  interface Trial {
    /** Tries it; the system has settled before. */
    Attempt at(double ticksPerSecond) throws Exception;
  }

  /**
   * How it went.
   *
   * @param farOff whether the jobs fell so far behind that no stall explains it
   */
  record Attempt(LoadReport.Step step, boolean farOff) {}

  RateSearch(SearchPlan plan, Trial trial) {
    this.plan = plan;
    this.trial = trial;
  }

  /** Searches to its end. */
  void run() throws Exception {
    double held = 0;
    double broke = Double.POSITIVE_INFINITY;
    double rate = plan.from();
    while (true) {
      if (holds(rate)) {
        held = rate;
      } else {
        broke = rate;
      }
      if (held == 0 || held >= plan.to() || broke <= held * (1 + plan.within())) {
        return;
      }
      rate =
          broke == Double.POSITIVE_INFINITY
              ? Math.min(plan.to(), rate * CLIMB)
              // What grows by factors is halved by factors.
              : Math.sqrt(held * broke);
    }
  }

  private boolean holds(double rate) throws Exception {
    Attempt first = attempt(rate);
    return first.step().held() || !first.farOff() && attempt(rate).step().held();
  }

  private Attempt attempt(double rate) throws Exception {
    Attempt attempt = trial.at(rate);
    steps.add(attempt.step());
    return attempt;
  }

  /** What was found so far, also of a search that was broken off. */
  LoadReport.Search found() {
    double holds =
        steps.stream()
            .filter(LoadReport.Step::held)
            .mapToDouble(LoadReport.Step::ticksPerSecond)
            .max()
            .orElse(0);
    return new LoadReport.Search(
        holds, plan.hold().toMillis() / MILLIS_PER_SECOND, List.copyOf(steps), holds >= plan.to());
  }
}
