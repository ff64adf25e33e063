package io.tidemark.engine.market;

import io.tidemark.engine.num.Doubles;
import java.math.BigInteger;

/** A value of a rule, bound to the state of one symbol. */
abstract class Operand {
  /** Whether it has a value at this look. */
  abstract boolean known();

  /** Whether it had one at the look before the first, for crosses. */
  boolean knownAtFirst() {
    return known();
  }

  /** Whether it is a whole number of 1e-8. */
  boolean exact() {
    return false;
  }

  /** Of an exact one, in 1e-8. */
  long units() {
    throw new IllegalStateException("not exact");
  }

  /** Whether {@link #units} is the whole of an exact one. */
  boolean fits() {
    return true;
  }

  /** As {@link #units}, whatever it comes to. */
  BigInteger wholeUnits() {
    return BigInteger.valueOf(units());
  }

  /** The value as a double. */
  double value() {
    return Doubles.ofFixed8(units());
  }
}
