package io.tidemark.desk.loadtest;

import java.util.List;

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
    if (key.equals(Goal.LAG)) {
      return above(key, new Goal(key, 0, given.number(key, 0, MOST_LAG).orElseThrow()));
    }
    if (key.equals(Goal.ERRORS)) {
      return above(key, new Goal(key, 0, given.share(key, 1).orElseThrow()));
    }
    String limit = given.needed(key);
    try {
      return above(key, Goal.latency(key, limit));
    } catch (IllegalArgumentException e) {
      throw given.fault(key, limit, "a limit such as 100ms or 1 checkpoint + 500ms");
    }
  }

  /** The goal, if anything can be below it. */
  private Goal above(String key, Goal goal) {
    if (goal.checkpoints() <= 0 && goal.limit() <= 0) {
      throw given.fault(key, key + " must be above 0: the value has to stay below it");
    }
    return goal;
  }
}
