package io.tidemark.datagen.random;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** The draws that the makers share. */
final class Dice {
  private final SplittableRandom random;

  Dice(SplittableRandom random) {
    this.random = random;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From 0 up to but not including the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends included. */
  long between(long low, long high) {
    return random.nextLong(low, high + 1);
  }

  <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A plain decimal of so many units of 10^-scale, now and then without its trailing zeros. */
  String decimal(long units, int scale) {
    BigDecimal value = BigDecimal.valueOf(units, scale);
    if (chance(0.3)) {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
    return value.toPlainString();
  }
}
