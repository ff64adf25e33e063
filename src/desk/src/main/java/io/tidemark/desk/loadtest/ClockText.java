package io.tidemark.desk.loadtest;

import io.tidemark.datagen.sim.MarketClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The market's clock as a scenario says it: {@code live} or {@code day START speed N}. */
final class ClockText {
  private static final String KEY = "clock";
  private static final String LIVE = "live";
  private static final Pattern DAY = Pattern.compile("day (\\S+) speed ([0-9]+(?:\\.[0-9]+)?)");
  private static final double FASTEST = 100_000;

  private final YamlMap traffic;
  private final Instant start;
  private final double speed;

  /**
   * Reads it.
   *
   * @param traffic the part of a scenario that has it, or live
   * @param search whether the scenario is a search, which has no day
   */
  ClockText(YamlMap traffic, boolean search) {
    this.traffic = traffic;
    String text = traffic.text(KEY).orElse(LIVE);
    if (text.equals(LIVE)) {
      start = null;
      speed = 1;
      return;
    }
    Matcher day = DAY.matcher(text);
    if (!day.matches()) {
      throw traffic.fault(KEY, text, "live or day 2026-03-02T00:00:00Z speed 72");
    }
    if (search) {
      throw traffic.fault(KEY, "a search needs the clock live");
    }
    start = moment(day.group(1), text);
    speed = Double.parseDouble(day.group(2));
    if (!(speed > 0 && speed <= FASTEST)) {
      throw traffic.fault(KEY, "the clock's speed must be above 0 and at most 100000");
    }
    if (start.isBefore(Instant.EPOCH)) {
      throw traffic.fault(KEY, text, "a moment from 1970 on");
    }
  }

  private Instant moment(String start, String text) {
    try {
      return Instant.parse(start);
    } catch (DateTimeException e) {
      throw traffic.fault(KEY, text, "a moment such as 2026-03-02T00:00:00Z");
    }
  }

  /** The clock of so much traffic, which must not pass the present. */
  MarketClock over(Duration duration) {
    if (start == null) {
      return MarketClock.live();
    }
    if (Duration.between(start, Instant.now()).compareTo(marketTime(duration)) < 0) {
      throw traffic.fault(
          KEY, "the clock would pass the present before the end; let it begin further back");
    }
    return MarketClock.day(start, speed);
  }

  /** A length of time on the wall, by this clock; null for null. */
  Duration marketTime(Duration duration) {
    return duration == null || start == null
        ? duration
        : Duration.ofMillis((long) (duration.toMillis() * speed));
  }
}
