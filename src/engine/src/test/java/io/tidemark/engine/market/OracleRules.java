package io.tidemark.engine.market;

import io.tidemark.engine.market.Asked.Compared;
import io.tidemark.engine.market.Asked.Step;
import io.tidemark.engine.market.Asked.Term;
import io.tidemark.engine.num.Doubles;
import io.tidemark.engine.num.Fixed8;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** One rule, judged look by look in the words of docs/signals.md. */
final class OracleRules {
  /** How near two sides must be for the order of additions to decide how they stand. */
  private static final double NEAR = 1e-12;

  private final Asked asked;
  private final Direction buy;
  private final Direction sell;

  /** Whether a comparison was so close that roundings decide: what follows is not known. */
  boolean tainted;

  OracleRules(Asked asked) {
    this.asked = asked;
    this.buy = asked.buy() == null ? null : new Direction(asked.buy());
    this.sell = asked.sell() == null ? null : new Direction(asked.sell());
  }

  /** Where a rule finds its values. */
  interface Values {
    /** The value of a term without its factor, null if it is not known. */
    Found find(Term term, boolean beforeFirstLook);
  }

  /**
   * A value.
   *
   * @param exact null if it is a double
   */
  record Found(BigDecimal exact, double value, double scale, boolean sure) {
    static Found exact(BigDecimal value) {
      double d = value.doubleValue();
      return new Found(value, d, Math.abs(d), true);
    }

    static Found of(OracleStudies.Made made) {
      return made == null ? null : new Found(null, made.value(), made.scale(), made.sure());
    }
  }

  /** A signal, and how far its numbers may be off. */
  record Fired(Signal signal, double scale) {}

  private enum Relation {
    BELOW,
    EQUAL,
    ABOVE,
    UNKNOWN
  }

  private static final class Direction {
    private final List<Step> steps;
    private final Relation[][] relations;
    private boolean stood;
    private boolean spoke;
    private long spokeAt;
    private int done;
    private long doneAt;

    Direction(List<Step> steps) {
      this.steps = steps;
      this.relations =
          steps.stream().map(s -> new Relation[s.all().size()]).toArray(Relation[][]::new);
    }
  }

  /**
   * Looks once.
   *
   * @param look its number
   * @param ts µs
   * @param sizeLimit the size that the rule's may not pass; null if it is not known
   * @param prices for BUY and SELL, 1e-8
   * @param tick null at the close of a bar
   */
  Fired look(
      long look, long ts, Values values, BigDecimal sizeLimit, long[] prices, Tick tick) {
    boolean limited = asked.sizeLimit() != null;
    boolean unsized = limited && sizeLimit == null;
    boolean says = buy != null && says(buy, look, ts, values, unsized, false);
    boolean saysSell = sell != null && says(sell, look, ts, values, unsized, says);
    if (!says && !saysSell) {
      return null;
    }
    List<Step> steps = (says ? buy : sell).steps;
    Compared shown = steps.get(steps.size() - 1).all().get(0);
    BigDecimal size = asked.size();
    Signal signal =
        new Signal(
            ts,
            "S",
            asked.name(),
            says ? "BUY" : "SELL",
            prices[says ? 0 : 1],
            size == null
                ? Fixed8.ABSENT
                : OracleBars.units(limited ? size.min(sizeLimit) : size),
            print(shown.left(), values),
            print(shown.right(), values),
            asked.name(),
            tick == null ? -1 : tick.part,
            tick == null ? -1 : tick.place);
    return new Fired(signal, scale(shown.left(), values) + scale(shown.right(), values));
  }

  private boolean says(
      Direction d, long look, long ts, Values values, boolean unsized, boolean otherSays) {
    boolean holds = holds(d, look, ts, values) && !unsized;
    boolean fires = holds && (asked.every() || !d.stood) && !otherSays;
    d.stood = holds;
    boolean rests = d.spoke && asked.cooldown() > 0 && ts - d.spokeAt < asked.cooldown();
    if (!fires || rests) {
      return false;
    }
    d.spoke = true;
    d.spokeAt = ts;
    return true;
  }

  private boolean holds(Direction d, long look, long ts, Values values) {
    long now = asked.on() == 0 ? ts : look;
    boolean[] held = new boolean[d.steps.size()];
    for (int i = 0; i < held.length; i++) {
      held[i] = true;
      for (int j = 0; j < d.steps.get(i).all().size(); j++) {
        held[i] &= holds(d.steps.get(i).all().get(j), d.relations[i], j, values);
      }
    }
    if (d.done > 0 && now - d.doneAt > d.steps.get(d.done).within()) {
      d.done = 0;
    }
    if (held[0] && d.done <= 1) {
      d.doneAt = d.done == 1 ? Math.max(d.doneAt, now) : now;
      d.done = 1;
    }
    for (int i = 1; i < held.length; i++) {
      if (held[i] && d.done == i) {
        d.done = i + 1;
        d.doneAt = now;
      }
    }
    boolean complete = d.done == held.length;
    d.done = complete ? 0 : d.done;
    return complete;
  }

  private boolean holds(Compared compared, Relation[] relations, int index, Values values) {
    Relation before = relations[index];
    if (before == null) {
      before = relation(compared, values, true);
    }
    Relation now = relation(compared, values, false);
    relations[index] = now;
    return switch (compared.op()) {
      case "<" -> now == Relation.BELOW;
      case "<=" -> now == Relation.BELOW || now == Relation.EQUAL;
      case ">" -> now == Relation.ABOVE;
      case ">=" -> now == Relation.ABOVE || now == Relation.EQUAL;
      case "crosses above" ->
          now == Relation.ABOVE && before != Relation.ABOVE && before != Relation.UNKNOWN;
      default -> now == Relation.BELOW && before != Relation.BELOW && before != Relation.UNKNOWN;
    };
  }

  private Relation relation(Compared compared, Values values, boolean beforeFirst) {
    BigDecimal exact = BigDecimal.ZERO;
    double left = 0;
    double right = 0;
    double scale = 0;
    boolean sure = true;
    for (int side = 0; side < 2; side++) {
      for (Term term : side == 0 ? compared.left() : compared.right()) {
        Found found = find(term, values, beforeFirst);
        if (found == null) {
          return Relation.UNKNOWN;
        }
        double product = term.factor().doubleValue() * found.value;
        left += side == 0 ? product : 0;
        right += side == 1 ? product : 0;
        scale += Math.abs(term.factor().doubleValue()) * found.scale;
        sure &= found.sure;
        if (exact != null) {
          BigDecimal part = found.exact == null ? null : found.exact.multiply(term.factor());
          exact = part == null ? null : side == 0 ? exact.add(part) : exact.subtract(part);
        }
      }
    }
    if (exact != null) {
      return relation(exact.signum());
    }
    if (!sure && Math.abs(left - right) <= NEAR * scale) {
      tainted = true;
    }
    return relation(left > right ? 1 : left < right ? -1 : 0);
  }

  private static Relation relation(int sign) {
    return sign < 0 ? Relation.BELOW : sign > 0 ? Relation.ABOVE : Relation.EQUAL;
  }

  private static Found find(Term term, Values values, boolean beforeFirst) {
    return term.value() == null
        ? Found.exact(BigDecimal.ONE)
        : values.find(term, beforeFirst);
  }

  private static String print(List<Term> side, Values values) {
    BigDecimal exact = BigDecimal.ZERO;
    double sum = 0;
    for (Term term : side) {
      Found found = find(term, values, false);
      sum += term.factor().doubleValue() * found.value;
      exact =
          exact == null || found.exact == null
              ? null
              : exact.add(found.exact.multiply(term.factor()));
    }
    if (exact == null) {
      return Doubles.print(sum);
    }
    BigDecimal rounded = exact.setScale(8, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static double scale(List<Term> side, Values values) {
    double scale = 0;
    for (Term term : side) {
      scale += Math.abs(term.factor().doubleValue()) * find(term, values, false).scale;
    }
    return scale;
  }
}
