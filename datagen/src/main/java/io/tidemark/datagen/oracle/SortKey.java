package io.tidemark.datagen.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;

/**
 * Makes bytes that sort rows: times, versions and lengths of bars as what they are, everything else
 * as its bytes. What is not what its column should hold comes after what is.
 */
final class SortKey {
  private static final byte PROPER = 1;
  private static final byte OTHER = 2;
  private static final int LONGEST_NUMBER = 18;

  private enum Kind {
    TIME,
    NUMBER,
    INTERVAL,
    TEXT
  }

  private final int[] columns;
  private final Kind[] kinds;
  private byte[] bytes = new byte[128];
  private int length;

  /** {@code columns} are all, {@code keys} those that sort. */
  SortKey(List<String> columns, List<String> keys) {
    this.columns = keys.stream().mapToInt(columns::indexOf).toArray();
    kinds = keys.stream().map(SortKey::kind).toArray(Kind[]::new);
  }

  private static Kind kind(String column) {
    if (Table.isTime(column)) {
      return Kind.TIME;
    }
    return switch (column) {
      case "version" -> Kind.NUMBER;
      case "interval" -> Kind.INTERVAL;
      default -> Kind.TEXT;
    };
  }

  /** The key of a row. */
  byte[] of(List<String> row) {
    length = 0;
    for (int i = 0; i < columns.length; i++) {
      String value = row.get(columns[i]);
      switch (kinds[i]) {
        case TIME -> time(value);
        case NUMBER -> number(value);
        case INTERVAL -> interval(value);
        case TEXT -> text(value);
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  private void time(String value) {
    try {
      Instants.Moment moment = Instants.instant(value);
      put(PROPER);
      put(moment.seconds(), Long.BYTES);
      put(moment.nanos(), Integer.BYTES);
    } catch (DateTimeException e) {
      other(value);
    }
  }

  private void number(String value) {
    boolean whole = !value.isEmpty() && value.length() <= LONGEST_NUMBER;
    for (int i = 0; i < value.length() && whole; i++) {
      whole = value.charAt(i) >= '0' && value.charAt(i) <= '9';
    }
    if (whole) {
      put(PROPER);
      put(Long.parseLong(value), Long.BYTES);
    } else {
      other(value);
    }
  }

  private void interval(String value) {
    try {
      long micros = Spans.parse(value);
      put(PROPER);
      put(micros, Long.BYTES);
      text(value);
    } catch (IllegalArgumentException | ArithmeticException e) {
      other(value);
    }
  }

  private void other(String value) {
    put(OTHER);
    text(value);
  }

  /** Two zeros end a text; a zero in it is followed by a one, so that no other text sorts amiss. */
  private void text(String value) {
    for (byte b : value.getBytes(UTF_8)) {
      put(b);
      if (b == 0) {
        put((byte) 1);
      }
    }
    put((byte) 0);
    put((byte) 0);
  }

  /** The lowest bytes of a number, the highest first, negative ones before others. */
  private void put(long number, int of) {
    long sortable = number ^ Long.MIN_VALUE;
    for (int shift = (of - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      put((byte) (sortable >>> shift));
    }
  }

  private void put(byte b) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = b;
  }
}
