package io.tidemark.engine.num;

import java.util.SplittableRandom;

/** Random numbers with a known seed, spread over all magnitudes, signs and ends of the range. */
final class Draw {
  /** Changed by hand to look further; failures print it. */
  static final long SEED = 20131007L;

  static final int TRIES = 50_000;

  private static final long[] CORNERS = {
    0,
    1,
    -1,
    2,
    3,
    5,
    10,
    -10,
    Fixed8.ONE,
    -Fixed8.ONE,
    10_000,
    Long.MAX_VALUE,
    -Long.MAX_VALUE,
    Long.MAX_VALUE - 1,
    1L << 32,
    (1L << 32) - 1,
    1L << 62,
    1_000_000_000_000L
  };

  private final SplittableRandom random = new SplittableRandom(SEED);

  /** Any long but {@link Fixed8#ABSENT}, small and large ones alike. */
  long units() {
    if (random.nextInt(8) == 0) {
      return CORNERS[random.nextInt(CORNERS.length)];
    }
    long value = random.nextLong() >> random.nextInt(64);
    return value == Fixed8.ABSENT ? 0 : value;
  }

  /** Any long at all but 0. */
  long nonZero() {
    long value = random.nextInt(50) == 0 ? Long.MIN_VALUE : units();
    return value == 0 ? 7 : value;
  }

  /** Any amount of money, small and large ones alike. */
  Money money() {
    return switch (random.nextInt(6)) {
      case 0 -> Money.ofFixed8(units());
      case 1 -> Money.ofUnits(units() >> 63, units());
      case 2 -> Money.ofUnits(random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE, units());
      default -> Money.ofUnits(random.nextLong() >> random.nextInt(64), random.nextLong());
    };
  }

  long bits() {
    return random.nextLong();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** What a failure says. */
  static String at(int i) {
    return "seed " + SEED + ", try " + i;
  }
}
