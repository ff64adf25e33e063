package io.tidemark.datagen.random;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The event times of one input. Knows the newest written, since what is late depends on it, and
 * gives times a little out of order, now and then exactly at the bound or beyond it.
 */
final class Clock {
  private static final long BOUND = 1_000_000L;

  private final Dice dice;
  private final double lateShare;
  private long newest = Long.MIN_VALUE;

  Clock(Dice dice, double lateShare) {
    this.dice = dice;
    this.lateShare = lateShare;
  }

  /** Whether a time was given yet. */
  boolean started() {
    return newest != Long.MIN_VALUE;
  }

  /** The time to write for something that happened at {@code now}. */
  String next(long now) {
    long ts = now;
    if (started()) {
      if (dice.chance(lateShare)) {
        ts = newest - BOUND - dice.between(1, 1 + 20 * BOUND);
      } else if (dice.chance(0.1)) {
        ts = now - dice.between(0, BOUND);
      } else if (dice.chance(0.005)) {
        ts = newest - BOUND;
      }
    }
    newest = Math.max(newest, ts);
    return text(ts);
  }

  /** A time that moves nothing, whoever reads it. */
  String standing() {
    return text(newest - dice.between(0, BOUND / 2));
  }

  static String text(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
