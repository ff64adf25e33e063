package io.tidemark.datagen.sim;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Activity and opening hours of a region over its local day, in steps of five minutes. */
final class DayShape {
  /** Length of a step in microseconds. */
  static final long STEP = 300_000_000L;

  private static final int STEPS_PER_HOUR = 12;
  private static final int STEPS = 24 * STEPS_PER_HOUR;

  /** Hours of equities and indices, local: 09:00 to 17:30. */
  private static final int OPEN = 9 * STEPS_PER_HOUR;

  private static final int CLOSE = 17 * STEPS_PER_HOUR + STEPS_PER_HOUR / 2;

  /** The peak of REGIONAL, local: 15:00 to 17:00. */
  private static final int PEAK_FROM = 15 * STEPS_PER_HOUR;

  private static final int PEAK_TO = 17 * STEPS_PER_HOUR;
  private static final double PEAK = 8;

  /** Activity outside the hours as a part of the average within them. */
  private static final double NIGHT = 0.1;

  /** Activity at the middle of the hours, and at their ends, as parts of the average. */
  private static final double MIDDLE = 0.6;

  private static final double ENDS = 1.8;

  /** Futures and CFDs rest from 21:00 to 22:00 UTC. */
  private static final int REST_FROM = 21 * STEPS_PER_HOUR;

  private static final int REST_TO = 22 * STEPS_PER_HOUR;
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long SECONDS_PER_STEP = STEP / MICROS_PER_SECOND;
  private static final long SECONDS_PER_DAY = 86_400;

  private final ZoneId zone;
  private final double[] factors;

  DayShape(Shape shape, String zone) {
    this.zone = ZoneId.of(zone);
    factors =
        switch (shape) {
          case FLAT -> flat();
          case U -> u();
          case REGIONAL -> regional();
        };
  }

  /** How busy it is in the step that holds a moment; 1 on average over a day. */
  double factor(long utcMicros) {
    return factors[step(utcMicros)];
  }

  /** Whether equities and indices trade in the step that holds a moment. */
  boolean open(long utcMicros) {
    int step = step(utcMicros);
    return step >= OPEN && step < CLOSE;
  }

  /** Whether futures and CFDs trade in the step that holds a moment. */
  static boolean futuresOpen(long utcMicros) {
    int step = step(utcMicros, ZoneOffset.UTC);
    return step < REST_FROM || step >= REST_TO;
  }

  private int step(long utcMicros) {
    Instant at = Instant.ofEpochSecond(Math.floorDiv(utcMicros, MICROS_PER_SECOND));
    return step(utcMicros, zone.getRules().getOffset(at));
  }

  private static int step(long utcMicros, ZoneOffset offset) {
    long local = Math.floorDiv(utcMicros, MICROS_PER_SECOND) + offset.getTotalSeconds();
    return (int) (Math.floorMod(local, SECONDS_PER_DAY) / SECONDS_PER_STEP);
  }

  private static double[] flat() {
    double[] day = new double[STEPS];
    java.util.Arrays.fill(day, 1);
    return day;
  }

  /** A parabola over the hours, and a low night. */
  private static double[] u() {
    double[] day = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      day[step] = NIGHT;
      if (step >= OPEN && step < CLOSE) {
        double x = (step + 0.5 - OPEN) / (CLOSE - OPEN) - 0.5;
        day[step] = MIDDLE + (ENDS - MIDDLE) * 4 * x * x;
      }
    }
    return scaled(day, STEPS, -1, -1);
  }

  private static double[] regional() {
    double rest = STEPS - PEAK * (PEAK_TO - PEAK_FROM);
    double[] day = scaled(u(), rest, PEAK_FROM, PEAK_TO);
    java.util.Arrays.fill(day, PEAK_FROM, PEAK_TO, PEAK);
    return day;
  }

  /** So that what is not left out comes to a sum. */
  private static double[] scaled(double[] day, double sum, int leftOutFrom, int leftOutTo) {
    double now = 0;
    for (int step = 0; step < STEPS; step++) {
      now += step >= leftOutFrom && step < leftOutTo ? 0 : day[step];
    }
    double[] scaled = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      scaled[step] = day[step] * sum / now;
    }
    return scaled;
  }
}
