package io.tidemark.desk.loadtest;

import java.util.List;
import java.util.function.Function;

/** Reads a scenario's targets. */
final class TargetList {
  private static final double MOST_LAG = 1e12;

  private final YamlMap given;

  private TargetList(YamlMap given) {
    this.given = given;
  }

  /** The targets in a scenario, or those of any that names none. */
  static List<Goal> of(YamlMap scenario) {
    if (!scenario.has("targets")) {
      return Goal.byDefault();
    }
    YamlMap given = scenario.map("targets", Goal.names().toArray(String[]::new));
    return given.keys().stream().map(new TargetList(given)::goal).toList();
  }

  private Goal goal(String key) {
    Function<Double, Goal> above =
        limit -> {
          if (limit <= 0) {
            throw given.fault(key, key + " must be above 0: the value has to stay below it");
          }
          return new Goal(key, 0, limit);
        };
    if (key.equals(Goal.LAG)) {
      return above.apply(given.number(key, 0, MOST_LAG).orElseThrow());
    }
    if (key.equals(Goal.ERRORS)) {
      return above.apply(given.share(key, 1).orElseThrow());
    }
    String limit = given.needed(key);
    try {
      return Goal.latency(key, limit);
    } catch (IllegalArgumentException e) {
      throw given.fault(key, limit, "a limit such as 100ms or 1 checkpoint + 500ms");
    }
  }
}
