package io.tidemark.datagen.measure;

import java.time.Instant;

/** The wall clock, as event times are told. */
final class Clock {
  private static final long SECOND = 1_000_000;
  private static final int NANOS = 1_000;

  private Clock() {}

  /** Now, µs since the epoch. */
  static long micros() {
    return micros(Instant.now());
  }

  /** A moment, µs since the epoch. */
  static long micros(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano() / NANOS);
  }
}
