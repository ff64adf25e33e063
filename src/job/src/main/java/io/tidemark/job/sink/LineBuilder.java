package io.tidemark.job.sink;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.num.Times;

/**
 * Writes a sort key and then a CSV row. Keys compare by bytes: texts end in a character below all
 * that a name may hold, numbers are sixteen hexadecimal digits with the sign turned over.
 */
final class LineBuilder {
  private static final char KEY_END = '\u0001';
  private static final char ROW_START = '\t';

  private final StringBuilder text = new StringBuilder(160);
  private boolean inRow;

  LineBuilder key(String part) {
    text.append(part).append(KEY_END);
    return this;
  }

  LineBuilder key(long part) {
    String hex = Long.toHexString(part ^ Long.MIN_VALUE);
    text.append("0".repeat(16 - hex.length())).append(hex);
    return this;
  }

  private void next() {
    text.append(inRow ? ',' : ROW_START);
    inRow = true;
  }

  LineBuilder add(String value) {
    next();
    if (needsQuotes(value)) {
      text.append('"').append(value.replace("\"", "\"\"")).append('"');
    } else {
      text.append(value);
    }
    return this;
  }

  private static boolean needsQuotes(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  LineBuilder add(long number) {
    next();
    text.append(number);
    return this;
  }

  /** A price or quantity, blank if absent. */
  LineBuilder fixed8(long units) {
    next();
    if (units != Fixed8.ABSENT) {
      Fixed8.append(text, units);
    }
    return this;
  }

  /** An amount, blank if null. */
  LineBuilder add(Money money) {
    next();
    if (money != null) {
      money.append(text);
    }
    return this;
  }

  /** A time, blank for {@code Long.MIN_VALUE}. */
  LineBuilder time(long ts) {
    next();
    if (ts != Long.MIN_VALUE) {
      Times.append(text, ts);
    }
    return this;
  }

  String build() {
    return text.toString();
  }
}
