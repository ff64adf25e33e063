package io.tidemark.engine.num;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Instants as a {@code long} of microseconds since 1970-01-01T00:00:00Z, and their ISO-8601 text.
 */
public final class Times {
  /** Microseconds in a second. */
  public static final long SECOND = 1_000_000L;

  /** Microseconds in a day. */
  public static final long DAY = 86_400 * SECOND;

  private static final int[] DAYS_BEFORE_MONTH = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
  };

  private static final int SECONDS_PER_DAY = 86_400;
  private static final long DAYS_BEFORE_1970 = daysBeforeYear(1970);

  /** 0001-01-01T00:00:00Z. */
  private static final long FIRST = -DAYS_BEFORE_1970 * DAY;

  /** 9999-12-31T23:59:59.999999Z. */
  private static final long LAST = (daysBeforeYear(10_000) - DAYS_BEFORE_1970) * DAY - 1;

  /** Length of 2013-10-07T08:00:00, before the fraction and the zone. */
  private static final int LOCAL_LENGTH = 19;

  private static final int MOST_DECIMALS = 6;
  private static final int MOST_OFFSET_HOURS = 18;

  private Times() {}

  /**
   * Reads {@code 2013-10-07T08:00:00Z}: four-digit year from 0001, capital T, seconds, up to six
   * decimals, then Z or an offset such as {@code +02:00}.
   *
   * @return µs since 1970 UTC
   * @throws Rejected BAD_TIME if it is anything else, or no instant of the years 0001 to 9999 UTC
   */
  public static long parse(CharSequence text) {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length);
  }

  /**
   * As {@link #parse(CharSequence)}, from the bytes {@code from} (inclusive) to {@code to}
   * (exclusive). Allocates nothing unless it refuses.
   */
  public static long parse(byte[] b, int from, int to) {
    int zone = from + LOCAL_LENGTH;
    if (zone > to) {
      throw malformed(b, from, to);
    }
    // Each is negative where a byte is no digit, and so is then their OR.
    int year = twoDigits(b, from) * 100 + twoDigits(b, from + 2);
    int month = twoDigits(b, from + 5);
    int day = twoDigits(b, from + 8);
    int hour = twoDigits(b, from + 11);
    int minute = twoDigits(b, from + 14);
    int second = twoDigits(b, from + 17);
    boolean separated =
        b[from + 4] == '-'
            && b[from + 7] == '-'
            && b[from + 10] == 'T'
            && b[from + 13] == ':'
            && b[from + 16] == ':';
    if (!separated || (year | month | day | hour | minute | second) < 0) {
      throw malformed(b, from, to);
    }
    int micros = 0;
    if (zone < to && b[zone] == '.') {
      int point = zone++;
      for (int weight = 100_000; zone < to && b[zone] >= '0' && b[zone] <= '9'; zone++) {
        micros += (b[zone] - '0') * weight;
        weight /= 10;
      }
      int decimals = zone - point - 1;
      if (decimals == 0) {
        throw malformed(b, from, to);
      }
      if (decimals > MOST_DECIMALS) {
        throw refusal(b, from, to, "has " + decimals + " decimals; at most 6 are accepted");
      }
    }
    if (zone == to) {
      throw refusal(b, from, to, "has no zone; add Z for UTC, or an offset such as +02:00");
    }
    int offset = b[zone] == 'Z' && zone + 1 == to ? 0 : offsetSeconds(b, from, to, zone);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) {
      throw refusal(b, from, to, "is no date of the years 0001 to 9999");
    }
    if (hour > 23 || minute > 59 || second > 59) {
      throw refusal(b, from, to, "is no time of day from 00:00:00 to 23:59:59");
    }
    long days = daysBeforeYear(year) - DAYS_BEFORE_1970 + dayOfYear(year, month, day);
    long seconds = days * SECONDS_PER_DAY + (hour * 60L + minute) * 60 + second - offset;
    long ts = seconds * SECOND + micros;
    if (!isInRange(ts)) {
      throw refusal(b, from, to, "is not in the years 0001 to 9999 of UTC");
    }
    return ts;
  }

  /** Whether an instant is of the years 0001 to 9999 UTC, as all that {@link #parse} gives are. */
  public static boolean isInRange(long ts) {
    return ts >= FIRST && ts <= LAST;
  }

  /** The instant as {@code Instant.toString} writes it: in UTC, with 0, 3 or 6 decimals. */
  public static String print(long ts) {
    return append(new StringBuilder(27), ts).toString();
  }

  /** Appends what {@link #print} gives. */
  public static StringBuilder append(StringBuilder out, long ts) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(ts, DAY));
    int year = date.getYear();
    if (year < 0 || year > 9999) {
      out.append(year < 0 ? '-' : '+');
    }
    int magnitude = Math.abs(year);
    if (magnitude > 9999) {
      out.append(magnitude);
    } else {
      appendDigits(out, magnitude, 1000);
    }
    appendDigits(out.append('-'), date.getMonthValue(), 10);
    appendDigits(out.append('-'), date.getDayOfMonth(), 10);
    long inDay = Math.floorMod(ts, DAY);
    int second = (int) (inDay / SECOND);
    appendDigits(out.append('T'), second / 3600, 10);
    appendDigits(out.append(':'), second / 60 % 60, 10);
    appendDigits(out.append(':'), second % 60, 10);
    int micros = (int) (inDay % SECOND);
    if (micros % 1000 != 0) {
      appendDigits(out.append('.'), micros, 100_000);
    } else if (micros != 0) {
      appendDigits(out.append('.'), micros / 1000, 100);
    }
    return out.append('Z');
  }

  /**
   * The start of the window that holds an instant: the greatest multiple of the interval, counted
   * from 1970, that is not after it; also before 1970.
   *
   * @param ts µs
   * @param interval µs, above 0
   * @throws IllegalArgumentException if the interval is not above 0
   * @throws ArithmeticException if the start is below the range of a long
   */
  public static long floor(long ts, long interval) {
    if (interval <= 0) {
      throw new IllegalArgumentException("the interval " + interval + " µs is not above 0");
    }
    return Math.subtractExact(ts, Math.floorMod(ts, interval));
  }

  private static int offsetSeconds(byte[] b, int from, int to, int zone) {
    boolean shaped = to - zone == 6 && (b[zone] == '+' || b[zone] == '-') && b[zone + 3] == ':';
    if (!shaped) {
      throw malformed(b, from, to);
    }
    int hours = twoDigits(b, zone + 1);
    int minutes = twoDigits(b, zone + 4);
    if ((hours | minutes) < 0) {
      throw malformed(b, from, to);
    }
    int seconds = (hours * 60 + minutes) * 60;
    if (minutes > 59 || seconds > MOST_OFFSET_HOURS * 3600) {
      throw refusal(b, from, to, "has an offset outside -18:00 to +18:00");
    }
    return b[zone] == '-' ? -seconds : seconds;
  }

  /** The number of two digits, or below −1000 if they are not. */
  private static int twoDigits(byte[] b, int at) {
    int tens = b[at] - '0';
    int ones = b[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -10_000 : tens * 10 + ones;
  }

  /** Days from 0001-01-01 to the first day of a year from 1 on. */
  private static long daysBeforeYear(int year) {
    int past = year - 1;
    return past * 365L + past / 4 - past / 100 + past / 400;
  }

  /** Days from the first of January. */
  private static int dayOfYear(int year, int month, int day) {
    int leapDay = month > 2 && isLeap(year) ? 1 : 0;
    return DAYS_BEFORE_MONTH[month - 1] + leapDay + day - 1;
  }

  private static int lengthOfMonth(int year, int month) {
    int length = DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1];
    return month == 2 && isLeap(year) ? length + 1 : length;
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  private static void appendDigits(StringBuilder out, int value, int firstWeight) {
    for (int weight = firstWeight; weight > 0; weight /= 10) {
      out.append((char) ('0' + value / weight % 10));
    }
  }

  private static Rejected malformed(byte[] b, int from, int to) {
    return refusal(
        b, from, to, "is not a time; 2013-10-07T08:00:00.123456Z is accepted, or +02:00 for Z");
  }

  private static Rejected refusal(byte[] b, int from, int to, String complaint) {
    return new Rejected(Reason.BAD_TIME, Quoted.of(b, from, to) + " " + complaint);
  }
}
