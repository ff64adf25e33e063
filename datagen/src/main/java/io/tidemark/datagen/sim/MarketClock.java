package io.tidemark.datagen.sim;

import java.time.Duration;
import java.time.Instant;

/** How event time runs beside the clock on the wall. */
public sealed interface MarketClock {
  /** Event time is the moment on the wall clock at which a record is due. */
  record Live() implements MarketClock {}

  /**
   * Event time runs from a moment on, so many times as fast as the wall clock.
   *
   * @param marketStart event time at the start of the traffic
   * @param speed 0.01 to 100,000
   */
  record Day(Instant marketStart, double speed) implements MarketClock {
    /**
     * Checks the speed.
     *
     * @throws IllegalArgumentException one line, if it is out of range
     */
    public Day {
      Checks.present("marketStart", marketStart);
      Checks.between("speed", speed, 0.01, 100_000);
    }
  }

  /** Event time is when a record is due. */
  static MarketClock live() {
    return new Live();
  }

  /** A day that is past, played at a speed. */
  static MarketClock day(Instant marketStart, double speed) {
    return new Day(marketStart, speed);
  }

  /** Seconds of market time in a second on the wall. */
  default double speed() {
    return 1;
  }

  /**
   * Checks that event time never passes the time it is played at: a record from the future is one
   * that nobody takes.
   *
   * @param start of the traffic, on the wall clock
   * @param duration of the traffic; null for without end
   * @throws IllegalArgumentException one line, if it would pass it
   */
  default void check(Instant start, Duration duration) {
    if (!(this instanceof Day day)) {
      return;
    }
    if (duration == null && day.speed() > 1) {
      throw new IllegalArgumentException(
          "a clock of speed %s needs a duration: it would pass the present"
              .formatted(Checks.number(day.speed())));
    }
    double seconds = duration == null ? 0 : duration.toNanos() / 1e9;
    double ahead = seconds * Math.max(0, day.speed() - 1);
    double room = Duration.between(day.marketStart(), start).toMillis() / 1e3;
    if (ahead > room) {
      throw new IllegalArgumentException(
          "a clock from %s at speed %s would pass the present within %s: let it begin earlier"
              .formatted(day.marketStart(), Checks.number(day.speed()), duration));
    }
  }
}
