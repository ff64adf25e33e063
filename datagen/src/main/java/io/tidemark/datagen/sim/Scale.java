package io.tidemark.datagen.sim;

import java.time.Duration;

/**
 * The stream's own clock, in microseconds from the start of the traffic. With a DAY clock it is
 * market time. With the live clock it runs with the ticks, 2,000 of which make a second of it on
 * average, so that the same seed makes the same stream whatever the rate.
 *
 * @param perMarket stream time in a unit of market time
 * @param ticksPerMicro ticks on average in a microsecond of stream time
 */
record Scale(double perMarket, double ticksPerMicro) {
  /** Ticks that make a second of a live stream. */
  static final double TICKS_PER_SECOND = 2_000;

  private static final double MICROS = 1e6;
  private static final double NANOS_PER_MICRO = 1_000;

  static Scale of(SimulatorOptions options) {
    return options.clock() instanceof MarketClock.Day day
        ? new Scale(1, options.ticksPerSecond() / day.speed() / MICROS)
        : new Scale(options.ticksPerSecond() / TICKS_PER_SECOND, TICKS_PER_SECOND / MICROS);
  }

  /** A span of market time in stream time. */
  double stream(Duration market) {
    return market.toNanos() / NANOS_PER_MICRO * perMarket;
  }
}
