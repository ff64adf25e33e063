package io.tidemark.datagen.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Stream time beside the clock on the wall and beside event time. Its speed may change from a
 * moment on. Serves any number of threads.
 */
final class Pace {
  private static final double NANOS_PER_MICRO = 1_000;

  /**
   * A time of one speed.
   *
   * @param stream where it begins, in stream microseconds
   * @param wall where it begins, in nanoseconds after the start
   * @param speed nanoseconds on the wall for a microsecond of the stream
   * @param before what came before; null for the first, which reaches back without end
   */
  private record Stretch(double stream, double wall, double speed, Stretch before) {}

  private final SimulatorOptions options;
  private final Scale scale;
  private final long startMicros;
  private final long marketMicros;
  private final boolean live;
  private volatile Stretch last;

  Pace(SimulatorOptions options, Instant start) {
    this.options = options;
    scale = Scale.of(options);
    startMicros = micros(start);
    live = options.clock() instanceof MarketClock.Live;
    marketMicros =
        options.clock() instanceof MarketClock.Day day ? micros(day.marketStart()) : startMicros;
    double speed = NANOS_PER_MICRO / (scale.perMarket() * options.clock().speed());
    last = new Stretch(0, 0, speed, null);
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** The wall clock at a stream time, in nanoseconds after the start. */
  double wall(double stream) {
    Stretch stretch = at(stream);
    return stretch.wall + (stream - stretch.stream) * stretch.speed;
  }

  /** The stream time at a moment, in nanoseconds after the start on the wall. */
  double stream(double wall) {
    Stretch stretch = last;
    while (stretch.before != null && wall < stretch.wall) {
      stretch = stretch.before;
    }
    return stretch.stream + (wall - stretch.wall) / stretch.speed;
  }

  private Stretch at(double stream) {
    Stretch stretch = last;
    while (stretch.before != null && stream < stretch.stream) {
      stretch = stretch.before;
    }
    return stretch;
  }

  /** The wall clock at a stream time, in microseconds since the epoch. */
  long wallMicros(double stream) {
    return startMicros + (long) Math.floor(wall(stream) / NANOS_PER_MICRO);
  }

  /**
   * The event time of what happens at a stream time.
   *
   * @param due when it leaves, in stream time; later than it happens for a backlog
   */
  long eventMicros(double stream, double due) {
    if (!live) {
      return marketMicros + (long) Math.floor(stream);
    }
    Stretch stretch = at(due);
    double wall = stretch.wall + (stream - stretch.stream) * stretch.speed;
    return startMicros + (long) Math.floor(wall / NANOS_PER_MICRO);
  }

  /** The wall clock, in microseconds since the epoch, when what has an event time is due. */
  long dueMicros(long eventMicros) {
    return live ? eventMicros : wallMicros((double) (eventMicros - marketMicros));
  }

  /**
   * Plays at another speed from now on.
   *
   * @param now nanoseconds after the start on the wall; before it, it is the first speed
   */
  synchronized void change(double ticksPerSecond, double now) {
    double speed =
        NANOS_PER_MICRO / (ticksPerSecond / options.ticksPerSecond() * scale.perMarket());
    if (now <= 0) {
      last = new Stretch(0, 0, speed, null);
      return;
    }
    last = new Stretch(stream(now), now, speed, last);
  }

  /** Nanoseconds after the start at which it ends; infinite for never. */
  double end() {
    Duration duration = options.duration();
    return duration == null ? Double.POSITIVE_INFINITY : duration.toNanos();
  }
}
