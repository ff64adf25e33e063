package io.tidemark.datagen.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Figures as people read them: {@code 1.2 s}, {@code 34 ms}, {@code 12.4 MB}, {@code 1,234/s}. */
public final class Units {
  /** What stands where nothing was measured. */
  public static final String ABSENT = "-";

  private static final double STEP = 1_000;
  private static final double MINUTE = 60;
  private static final double HOUR = 3_600;
  private static final double DAY = 86_400;
  private static final MathContext DIGITS = new MathContext(3);
  private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB", "PB"};

  private Units() {}

  /** A length of time, given in milliseconds: from microseconds up to days. */
  public static String millis(Double value) {
    if (absent(value)) {
      return ABSENT;
    }
    double size = shown(value);
    if (size > 0 && size < 1) {
      return number(value * STEP) + " µs";
    }
    return size < STEP ? number(value) + " ms" : seconds(value / STEP);
  }

  /** A length of time, given in seconds: {@code 1.2 s}, {@code 12 min}, {@code 3.5 h}. */
  public static String seconds(Double value) {
    if (absent(value)) {
      return ABSENT;
    }
    double size = Math.abs(value);
    if (size < 2 * MINUTE) {
      return number(value) + " s";
    }
    if (size < 2 * HOUR) {
      return number(value / MINUTE) + " min";
    }
    return size < 2 * DAY ? number(value / HOUR) + " h" : number(value / DAY) + " d";
  }

  /** A size, given in bytes; in powers of 1000. */
  public static String bytes(Double value) {
    if (absent(value)) {
      return ABSENT;
    }
    double scaled = value;
    int unit = 0;
    while (shown(scaled) >= STEP && unit < BYTES.length - 1) {
      scaled /= STEP;
      unit++;
    }
    return (unit == 0 ? count(scaled) : number(scaled)) + " " + BYTES[unit];
  }

  /** A rate: {@code 1,234/s}. */
  public static String perSecond(Double value) {
    return absent(value) ? ABSENT : number(value) + "/s";
  }

  /** CPU time for a tick: {@code 4.1 µs}. */
  public static String micros(Double value) {
    return absent(value) ? ABSENT : number(value) + " µs";
  }

  /** A share, given from 0 to 1: {@code 2.4 %}. */
  public static String share(Double value) {
    return absent(value) ? ABSENT : number(value * 100) + " %";
  }

  /** A whole number, in groups of three digits. */
  public static String count(Double value) {
    return absent(value) ? ABSENT : format("%,d", Math.round(value));
  }

  /** A number in three digits or more, in groups: 0.0123, 1.23, 12.3, 1,234. */
  public static String number(Double value) {
    if (absent(value)) {
      return ABSENT;
    }
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    int places = 2 - (int) Math.floor(Math.log10(size));
    String text = format("%,." + Math.max(0, Math.min(places, 6)) + "f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  /** A value with the unit that a target has: {@code ms}, {@code %}, {@code records}, … */
  public static String of(Double value, String unit) {
    if (absent(value)) {
      return ABSENT;
    }
    return unit.equals("ms") ? millis(value) : (number(value) + " " + unit).strip();
  }

  /** How large a value is with three digits, as it will be shown: 999.9 as 1000. */
  private static double shown(double value) {
    return BigDecimal.valueOf(Math.abs(value)).round(DIGITS).doubleValue();
  }

  private static boolean absent(Double value) {
    return value == null || value.isNaN() || value.isInfinite();
  }

  private static String format(String pattern, Object value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
