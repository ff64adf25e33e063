package io.tidemark.datagen.oracle;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lengths of time as settings and outputs write them, such as 5m, in microseconds. */
final class Spans {
  static final long SECOND = 1_000_000L;
  static final long MINUTE = 60 * SECOND;
  static final long DAY = 24 * 60 * MINUTE;

  /** Largest first. */
  private static final Map<String, Long> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("d", DAY);
    UNITS.put("h", 60 * MINUTE);
    UNITS.put("m", MINUTE);
    UNITS.put("s", SECOND);
    UNITS.put("ms", 1000L);
    UNITS.put("us", 1L);
  }

  private Spans() {}

  /**
   * Reads a whole number and its unit; 0 needs none.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static long parse(String text) {
    if (text.equals("0")) {
      return 0;
    }
    String unit = text.replaceFirst("^[0-9]{1,12}", "");
    Long micros = UNITS.get(unit);
    if (micros == null || unit.length() == text.length()) {
      throw new IllegalArgumentException(text + " is no length of time such as 5m");
    }
    long count = Long.parseLong(text.substring(0, text.length() - unit.length()));
    return Math.multiplyExact(count, micros);
  }

  /** In the largest unit that divides it. */
  static String print(long micros) {
    return UNITS.entrySet().stream()
        .filter(unit -> micros % unit.getValue() == 0)
        .findFirst()
        .map(unit -> micros / unit.getValue() + unit.getKey())
        .orElseThrow();
  }
}
