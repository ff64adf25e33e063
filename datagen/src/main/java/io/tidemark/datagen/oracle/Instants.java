package io.tidemark.datagen.oracle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Reads times as text: those of the usual shape at once, all others as the library does. */
final class Instants {
  private static final long SECONDS_A_DAY = 86_400L;

  /** The lengths of {@code 2026-03-02} and {@code 2026-03-02T08:00:00}. */
  private static final int DAY_END = 10;

  private static final int SECONDS_END = 19;

  private static final int NANO_DIGITS = 9;

  /** The day read last, since most times are of the same day as the one before. */
  private static volatile Day last = new Day("", 0);

  /** A day as text, and its first second since the epoch. */
  private record Day(String text, long start) {}

  /**
   * Seconds and nanoseconds since the epoch.
   *
   * @param nanos from 0 to 999,999,999
   */
  record Moment(long seconds, int nanos) {}

  private Instants() {}

  /**
   * Reads ISO 8601 with an offset or Z.
   *
   * @throws DateTimeException if it is none
   */
  static Moment parse(String text) {
    Moment usual = usual(text);
    if (usual != null) {
      return usual;
    }
    OffsetDateTime time = OffsetDateTime.parse(text);
    return new Moment(time.toEpochSecond(), time.getNano());
  }

  /**
   * The same of what {@link Instant} reads.
   *
   * @throws DateTimeException if it is none
   */
  static Moment instant(String text) {
    Moment usual = usual(text);
    if (usual != null) {
      return usual;
    }
    Instant time = Instant.parse(text);
    return new Moment(time.getEpochSecond(), time.getNano());
  }

  /** A time of four digits of a year to at most nine of a fraction, with a Z; else null. */
  private static Moment usual(String text) {
    int end = text.length() - 1;
    boolean shaped =
        end >= SECONDS_END
            && text.charAt(end) == 'Z'
            && text.charAt(DAY_END) == 'T'
            && text.charAt(13) == ':'
            && text.charAt(16) == ':'
            && (end == SECONDS_END
                || (text.charAt(SECONDS_END) == '.'
                    && end > SECONDS_END + 1
                    && end <= SECONDS_END + 1 + NANO_DIGITS));
    if (!shaped) {
      return null;
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECONDS_END);
    int nanos = end == SECONDS_END ? 0 : number(text, SECONDS_END + 1, end);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return null;
    }
    Day day = nanos < 0 ? null : day(text);
    if (day == null) {
      return null;
    }
    for (int i = end - SECONDS_END - 1; i < NANO_DIGITS && end > SECONDS_END; i++) {
      nanos *= 10;
    }
    return new Moment(day.start + hour * 3600L + minute * 60L + second, nanos);
  }

  /** The day that a text begins with, or null. */
  private static Day day(String text) {
    Day day = last;
    if (day.text.isEmpty() || !text.startsWith(day.text)) {
      String begin = text.substring(0, DAY_END);
      try {
        day = new Day(begin, LocalDate.parse(begin).toEpochDay() * SECONDS_A_DAY);
      } catch (DateTimeException e) {
        return null;
      }
      last = day;
    }
    return day;
  }

  /** A whole number, or −1. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
