package io.tidemark.datagen.measure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The wall clock, as event times are told. */
final class Clock {
  private Clock() {}

  /** Now, µs since the epoch. */
  static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
