package io.tidemark.engine.num;

/**
 * Lengths of time in settings and outputs, such as {@code 250ms} or {@code 5m}, in microseconds.
 */
public final class Intervals {
  private static final String[] NAMES = {"d", "h", "m", "s", "ms", "us"};
  private static final long[] MICROS = {
    86_400_000_000L, 3_600_000_000L, 60_000_000L, 1_000_000, 1000, 1
  };

  private Intervals() {}

  /**
   * Reads a whole number and its unit: d, h, m, s, ms or us.
   *
   * @return µs, above 0
   * @throws IllegalArgumentException if it is anything else, zero, or past the range of a long
   */
  public static long parse(CharSequence text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    String unit = text.subSequence(digits, text.length()).toString();
    for (int i = 0; i < NAMES.length; i++) {
      if (digits > 0 && NAMES[i].equals(unit)) {
        return micros(text, text.subSequence(0, digits).toString(), MICROS[i]);
      }
    }
    throw new IllegalArgumentException(
        "\""
            + text
            + "\" is not an interval; a whole number above 0 and one of ms, s, m, h, d is"
            + " accepted, such as 5m");
  }

  /**
   * The interval in the largest unit that divides it.
   *
   * @param micros above 0
   * @throws IllegalArgumentException if it is not above 0
   */
  public static String print(long micros) {
    if (micros <= 0) {
      throw new IllegalArgumentException("an interval of " + micros + " µs is not above 0");
    }
    int i = 0;
    while (micros % MICROS[i] != 0) {
      i++;
    }
    return micros / MICROS[i] + NAMES[i];
  }

  private static long micros(CharSequence text, String digits, long unit) {
    long micros;
    try {
      micros = Math.multiplyExact(Long.parseLong(digits), unit);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is too long an interval; up to 106751991d is accepted", e);
    }
    if (micros == 0) {
      throw new IllegalArgumentException("\"" + text + "\" is not an interval: it is not above 0");
    }
    return micros;
  }
}
