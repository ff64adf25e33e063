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
    /** Tries it; the system has settled before. One that is far off may end before its time. */
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
    LoadReport.Step first = attempt(rate);
    boolean farOff = first.seconds() < plan.hold().toMillis() / MILLIS_PER_SECOND;
    return first.held() || !farOff && attempt(rate).held();
  }

  private LoadReport.Step attempt(double rate) throws Exception {
    LoadReport.Step step = trial.at(rate);
    steps.add(step);
    return step;
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
