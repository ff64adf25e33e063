package io.tidemark.engine.market;

import io.tidemark.engine.market.RuleMemory.Track;
import io.tidemark.engine.rule.Condition;
import io.tidemark.engine.rule.Value;
import java.util.List;
import java.util.function.Function;

/** A condition, bound to the state of one symbol. */
final class ConditionRun {
  private final ComparisonRun[][] steps;
  private final long[] within;

  /** For each step, how many comparisons of the steps before it look back; at the end, of all. */
  private final int[] firstCross;

  ConditionRun(Condition condition, Function<Value, Operand> binder) {
    List<Condition.Step> list = condition.steps();
    steps = new ComparisonRun[list.size()][];
    within = new long[list.size()];
    firstCross = new int[list.size() + 1];
    for (int i = 0; i < steps.length; i++) {
      within[i] = list.get(i).within();
      steps[i] =
          list.get(i).all().stream()
              .map(comparison -> new ComparisonRun(comparison, binder))
              .toArray(ComparisonRun[]::new);
      firstCross[i + 1] = firstCross[i];
      for (ComparisonRun comparison : steps[i]) {
        firstCross[i + 1] += comparison.isCross() ? 1 : 0;
      }
    }
  }

  /** How many of its comparisons look back. */
  int crosses() {
    return firstCross[steps.length];
  }

  /** Notes in a new memory how the crosses stand before the first look. */
  void begin(Track track) {
    int index = 0;
    for (ComparisonRun[] step : steps) {
      for (ComparisonRun comparison : step) {
        if (comparison.isCross()) {
          track.relations[index++] = comparison.first();
        }
      }
    }
  }

  /**
   * Whether the last step holds at this look. To be called at each look, since crosses and steps
   * remember.
   *
   * @param now the tick's time, µs; any number of a rule on bars
   * @param ticks whether the rule is on ticks
   */
  boolean holds(Track track, long now, boolean ticks) {
    if (steps.length == 1 && crosses() == 0) {
      return allHold(steps[0], track, 0);
    }
    if (track.step > 0 && (ticks ? now > track.bound : --track.bound < 0)) {
      track.step = 0;
    }
    int reached = track.step;
    for (int i = 0; i < steps.length; i++) {
      boolean holds = allHold(steps[i], track, firstCross[i]);
      // The first step may begin anew while only it has held: the newest beginning counts.
      if (holds && (i == reached || i == 0 && reached == 1)) {
        boolean anew = i < reached;
        reached = i + 1;
        if (reached < steps.length) {
          track.bound = bound(ticks, now, within[reached], anew ? track.bound : Long.MIN_VALUE);
        }
      }
    }
    boolean done = reached == steps.length;
    track.step = done ? 0 : reached;
    return done;
  }

  /** The newest time counts: ticks need not come in the order of theirs. */
  private static long bound(boolean ticks, long now, long within, long before) {
    if (!ticks) {
      return within;
    }
    return now > Long.MAX_VALUE - within ? Long.MAX_VALUE : Math.max(before, now + within);
  }

  /**
   * All are looked at, also behind one that does not hold: each cross notes how its sides stand.
   */
  private static boolean allHold(ComparisonRun[] all, Track track, int firstCross) {
    boolean holds = true;
    int index = firstCross;
    for (ComparisonRun comparison : all) {
      if (comparison.isCross()) {
        holds &= comparison.crosses(track.relations, index++);
      } else {
        holds = holds && comparison.holds();
      }
    }
    return holds;
  }

  /** The comparison whose sides a signal shows. */
  ComparisonRun shown() {
    return steps[steps.length - 1][0];
  }
}
