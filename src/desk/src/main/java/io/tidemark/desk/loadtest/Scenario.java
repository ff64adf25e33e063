package io.tidemark.desk.loadtest;

import io.tidemark.datagen.sim.SimulatorOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A load test as its file describes it.
 *
 * @param text the file, as it was written
 * @param market what the simulator makes; its duration is that of the traffic, warm-up included,
 *     null where a search decides
 * @param warmUp the start of the traffic that is not measured
 * @param settings of the jobs, by name
 * @param search what to look for instead of keeping to one rate
 * @param goals what must be reached
 */
record Scenario(
    String name,
    String about,
    String text,
    SimulatorOptions market,
    Duration warmUp,
    Map<String, String> settings,
    Optional<SearchPlan> search,
    List<Goal> goals) {

  /** What a command line wants otherwise; null where it says nothing. */
  record Overrides(Double rate, Duration duration, Long seed) {
    static final Overrides NONE = new Overrides(null, null, null);

    /** The options that they came from, as a line of comment; "" for none. */
    String comment() {
      StringBuilder text = new StringBuilder();
      text.append(rate == null ? "" : " --rate " + rate);
      text.append(duration == null ? "" : " --duration " + duration.toMillis() + "ms");
      text.append(seed == null ? "" : " --seed " + seed);
      return text.isEmpty() ? "" : "# run with" + text + "\n";
    }
  }
}
