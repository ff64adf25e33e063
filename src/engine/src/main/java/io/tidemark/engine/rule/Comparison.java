package io.tidemark.engine.rule;

import io.tidemark.engine.num.Fixed8;
import java.io.Serializable;
import java.util.List;

/**
 * One comparison of two sums. With a value that is not known it does not hold.
 *
 * @param left left side, one term at least
 * @param op how they compare
 * @param right right side, one term at least
 */
public record Comparison(List<Term> left, Op op, List<Term> right) implements Serializable {
  /** How two sides compare. */
  public enum Op {
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">="),
    /** Above now, and not above at the look before. */
    CROSSES_ABOVE("crosses above"),
    /** Below now, and not below at the look before. */
    CROSSES_BELOW("crosses below");

    private final String text;

    Op(String text) {
      this.text = text;
    }

    /** How it is written. */
    public String text() {
      return text;
    }

    /** Whether it looks back. */
    public boolean isCross() {
      return this == CROSSES_ABOVE || this == CROSSES_BELOW;
    }
  }

  /**
   * A multiple of a value.
   *
   * @param factor 1e-8; at most {@link #MOST} either way
   * @param value what is multiplied
   */
  public record Term(long factor, Value value) implements Serializable {
    /** Largest factor of a value, 1e-8: a million. So the sum of all terms fits 128 bits. */
    public static final long MOST = 1_000_000L * Fixed8.ONE;

    String text() {
      return value == Value.One.ONE
          ? Fixed8.print(factor)
          : factor == Fixed8.ONE ? value.text() : Fixed8.print(factor) + " * " + value.text();
    }
  }

  /** Most terms of one side. */
  public static final int MOST_TERMS = 8;

  /** Copies the sides. */
  public Comparison {
    left = List.copyOf(left);
    right = List.copyOf(right);
  }

  /** It in one form, however it was written. */
  public String text() {
    return side(left) + ' ' + op.text() + ' ' + side(right);
  }

  private static String side(List<Term> terms) {
    return String.join(" + ", terms.stream().map(Term::text).toList());
  }
}
