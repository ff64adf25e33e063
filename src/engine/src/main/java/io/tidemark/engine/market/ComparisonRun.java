package io.tidemark.engine.market;

import io.tidemark.engine.num.Doubles;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.rule.Comparison;
import io.tidemark.engine.rule.Comparison.Op;
import io.tidemark.engine.rule.Comparison.Term;
import io.tidemark.engine.rule.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/**
 * A comparison, bound to the state of one symbol. Exact values are compared in integers, whatever
 * the size of their products; as soon as one value is a double, all are.
 */
final class ComparisonRun {
  private final Op op;
  private final Operand[] operands;

  /** 1e-8, by operand. */
  private final long[] factors;

  private final double[] doubles;

  /** How many of the operands are of the left side. */
  private final int left;

  private final boolean exact;

  ComparisonRun(Comparison comparison, Function<Value, Operand> binder) {
    op = comparison.op();
    left = comparison.left().size();
    int count = left + comparison.right().size();
    operands = new Operand[count];
    factors = new long[count];
    doubles = new double[count];
    fill(comparison.left(), 0, binder);
    fill(comparison.right(), left, binder);
    exact = isExact(0, count);
  }

  private void fill(List<Term> terms, int from, Function<Value, Operand> binder) {
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      operands[from + i] = binder.apply(term.value());
      factors[from + i] = term.factor();
      doubles[from + i] = Doubles.ofFixed8(term.factor());
    }
  }

  boolean isCross() {
    return op.isCross();
  }

  /** Whether it holds, if it does not look back. */
  boolean holds() {
    byte now = relation();
    return switch (op) {
      case BELOW -> now == Relation.BELOW;
      case AT_MOST -> now == Relation.BELOW || now == Relation.EQUAL;
      case ABOVE -> now == Relation.ABOVE;
      case AT_LEAST -> now == Relation.ABOVE || now == Relation.EQUAL;
      default -> throw new IllegalStateException("a cross looks back");
    };
  }

  /** Whether it holds, of a cross; it notes how the sides stand. */
  boolean crosses(byte[] relations, int index) {
    byte before = relations[index];
    byte now = relation();
    relations[index] = now;
    return op == Op.CROSSES_ABOVE
        ? now == Relation.ABOVE && (before == Relation.BELOW || before == Relation.EQUAL)
        : now == Relation.BELOW && (before == Relation.ABOVE || before == Relation.EQUAL);
  }

  /** How the sides stand before the first look. */
  byte first() {
    for (Operand operand : operands) {
      if (!operand.knownAtFirst()) {
        return Relation.UNKNOWN;
      }
    }
    return compare();
  }

  private byte relation() {
    for (Operand operand : operands) {
      if (!operand.known()) {
        return Relation.UNKNOWN;
      }
    }
    return compare();
  }

  private byte compare() {
    if (exact) {
      return compareExactly();
    }
    double l = sum(0, left);
    double r = sum(left, operands.length);
    return Double.isNaN(l) || Double.isNaN(r) ? Relation.UNKNOWN : Relation.of(cmp(l, r));
  }

  /** As the operators compare: both zeros are one. */
  private static int cmp(double l, double r) {
    return l > r ? 1 : l < r ? -1 : 0;
  }

  /** Adds up left less right in 128 bits, which the bounds of the factors make enough. */
  private byte compareExactly() {
    long high = 0;
    long low = 0;
    for (int i = 0; i < operands.length; i++) {
      if (!operands[i].fits()) {
        return Relation.of(whole(0, left).compareTo(whole(left, operands.length)));
      }
      long factor = i < left ? factors[i] : -factors[i];
      long units = operands[i].units();
      long added = low + factor * units;
      high += Math.multiplyHigh(factor, units) + (Long.compareUnsigned(added, low) < 0 ? 1 : 0);
      low = added;
    }
    return Relation.of(high != 0 ? Long.signum(high) : low != 0 ? 1 : 0);
  }

  private BigInteger whole(int from, int to) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = from; i < to; i++) {
      sum = sum.add(operands[i].wholeUnits().multiply(BigInteger.valueOf(factors[i])));
    }
    return sum;
  }

  private double sum(int from, int to) {
    double sum = doubles[from] * operands[from].value();
    for (int i = from + 1; i < to; i++) {
      sum += doubles[i] * operands[i].value();
    }
    return sum;
  }

  /** The left side as plain text. */
  String leftText() {
    return text(0, left);
  }

  /** The right side as plain text. */
  String rightText() {
    return text(left, operands.length);
  }

  private String text(int from, int to) {
    if (!isExact(from, to)) {
      double sum = sum(from, to);
      return Double.isFinite(sum) ? Doubles.print(sum) : "";
    }
    return new BigDecimal(whole(from, to), 2 * Fixed8.PLACES)
        .setScale(Fixed8.PLACES, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private boolean isExact(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!operands[i].exact()) {
        return false;
      }
    }
    return true;
  }
}
