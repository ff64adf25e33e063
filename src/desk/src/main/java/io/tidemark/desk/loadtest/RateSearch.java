package io.tidemark.desk.loadtest;

import io.tidemark.datagen.report.LoadReport;
import java.util.ArrayList;
import java.util.List;

/**
 * The highest rate that holds: doubles the rate until one does not hold, then halves the distance
 * between the highest that held and the lowest that did not.
 */
final class RateSearch {
  private static final double CLIMB = 2;

  private final SearchPlan plan;
  private final Trial trial;
  private final List<LoadReport.Step> steps = new ArrayList<>();

  /** Tries a rate on a system. */
  @FunctionalInterface
  interface Trial {
    /** Tries it; the system has settled before. */
    LoadReport.Step at(double ticksPerSecond) throws Exception;
  }

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
      LoadReport.Step step = trial.at(rate);
      steps.add(step);
      if (step.held()) {
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

  /** What was found so far, also of a search that was broken off. */
  LoadReport.Search found() {
    double holds =
        steps.stream()
            .filter(LoadReport.Step::held)
            .mapToDouble(LoadReport.Step::ticksPerSecond)
            .max()
            .orElse(0);
    return new LoadReport.Search(
        holds, plan.hold().toMillis() / 1e3, List.copyOf(steps), holds >= plan.to());
  }
}
