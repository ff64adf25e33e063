package io.tidemark.engine.rule;

import io.tidemark.engine.num.Intervals;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a rule fires: when its steps have held one after the other, each within its bound of the one
 * before. A later step may hold at the same look as the one before it.
 *
 * @param steps one at least
 */
public record Condition(List<Step> steps) implements Serializable {
  /** Most steps. */
  public static final int MOST_STEPS = 8;

  /**
   * Comparisons that must hold together.
   *
   * @param all one at least
   * @param within how long after the step before it may come: so many bars of a rule on bars, µs of
   *     one on ticks; 0 of the first step
   * @param bars whether {@code within} counts bars
   */
  public record Step(List<Comparison> all, long within, boolean bars) implements Serializable {
    /** Copies the list. */
    public Step {
      all = List.copyOf(all);
    }

    String text() {
      String text = String.join(" and ", all.stream().map(Comparison::text).toList());
      return within == 0
          ? text
          : text + " within " + (bars ? within + " bars" : Intervals.print(within));
    }
  }

  /** Copies the list. */
  public Condition {
    steps = List.copyOf(steps);
  }

  /** It in one form, however it was written: two conditions that ask the same print the same. */
  public String text() {
    return String.join(" then ", steps.stream().map(Step::text).toList());
  }

  /** Every value that it looks at. */
  public Stream<Value> values() {
    return steps.stream()
        .flatMap(step -> step.all().stream())
        .flatMap(c -> Stream.concat(c.left().stream(), c.right().stream()))
        .map(Comparison.Term::value);
  }
}
