package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.CsvRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;

/** Strict readings of single fields; each throws {@link Unusable} with the reason's name. */
final class Fields {
  private static final int MAX_NAME_BYTES = 256;
  private static final int TIME_DECIMALS = 6;

  private Fields() {}

  static CsvRow wellFormed(CsvRow row) throws Unusable {
    if (!row.wellFormed()) {
      throw new Unusable("MALFORMED");
    }
    return row;
  }

  /** Microseconds since the epoch. */
  static long time(CsvRow row, String column) throws Unusable {
    String text = filled(row, column);
    int point = text.indexOf('.');
    int end = point + 1;
    while (point >= 0 && end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    if (point >= 0 && end - point - 1 > TIME_DECIMALS) {
      throw new Unusable("BAD_TIME");
    }
    try {
      Instants.Moment time = Instants.parse(text);
      long micros = Math.multiplyExact(time.seconds(), 1_000_000L);
      return Math.addExact(micros, time.nanos() / 1000);
    } catch (DateTimeException | ArithmeticException e) {
      throw new Unusable("BAD_TIME");
    }
  }

  /** A decimal of at most 2^63 − 1 units of 10^-places either way, or null when blank. */
  static BigDecimal decimal(CsvRow row, String column, int places) throws Unusable {
    String text = row.get(column);
    return text.isBlank() ? null : decimal(text, places);
  }

  /** The same of a text that is not blank. */
  static BigDecimal decimal(String text, int places) throws Unusable {
    int digits = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    int point = text.indexOf('.');
    boolean plain = text.length() - digits - (point < 0 ? 0 : 1) > 0;
    for (int i = digits; i < text.length() && plain; i++) {
      plain = i == point || (text.charAt(i) >= '0' && text.charAt(i) <= '9');
    }
    if (!plain || (point >= 0 && text.length() - point - 1 > places)) {
      throw new Unusable("BAD_NUMBER");
    }
    BigDecimal value = new BigDecimal(text);
    BigInteger units = value.setScale(places).unscaledValue();
    if (units.abs().bitLength() > 63) {
      throw new Unusable("BAD_NUMBER");
    }
    return value;
  }

  static BigDecimal needed(CsvRow row, String column, int places) throws Unusable {
    filled(row, column);
    return decimal(row, column, places);
  }

  static String filled(CsvRow row, String column) throws Unusable {
    String text = row.get(column);
    if (text.isBlank()) {
      throw new Unusable("MISSING_FIELD");
    }
    return text;
  }

  static String name(CsvRow row, String column) throws Unusable {
    filled(row, column);
    return optionalName(row, column);
  }

  static String optionalName(CsvRow row, String column) throws Unusable {
    return name(row.get(column));
  }

  /** A text that may be a name, or blank. */
  static String name(String text) throws Unusable {
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new Unusable("BAD_NAME");
    }
    return text;
  }

  /** A currency code, or the default when blank. */
  static String currency(CsvRow row, String column, String whenBlank) throws Unusable {
    String text = row.get(column);
    if (text.isBlank()) {
      return whenBlank;
    }
    boolean code = text.length() <= 12;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      code &= (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    if (!code) {
      throw new Unusable("BAD_NAME");
    }
    return text;
  }

  /** One of the words, the first when blank. */
  static String word(CsvRow row, String column, List<String> words) throws Unusable {
    String text = row.get(column);
    if (text.isBlank()) {
      return words.get(0);
    }
    if (!words.contains(text)) {
      throw new Unusable("UNKNOWN_VALUE");
    }
    return text;
  }
}
