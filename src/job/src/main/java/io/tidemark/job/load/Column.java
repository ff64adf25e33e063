package io.tidemark.job.load;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param name as in the table
 * @param text its cell, as PostgreSQL reads it, from a record of the table's topic; null is null
 */
record Column<T>(String name, Function<T, String> text) {
  private static final int MONEY_PLACES = 20;
  private static final int FIXED8_PLACES = 8;

  /** A text, the name of a constant, a whole number, or a number that is text on the wire. */
  static <T> Column<T> plain(String name, Function<T, ?> value) {
    return new Column<>(name, value.andThen(v -> v == null ? null : v.toString()));
  }

  /** A price or quantity, on the wire in units of 1e-8. */
  static <T> Column<T> fixed8(String name, Function<T, Long> value) {
    return plain(name, value.andThen(v -> v == null ? null : fixed8(v)));
  }

  /** An amount, on the wire a two's complement in units of 1e-20, of any length. */
  static <T> Column<T> money(String name, Function<T, ByteBuffer> value) {
    return new Column<>(name, value.andThen(Column::money));
  }

  /** A time, to the microsecond. */
  static <T> Column<T> time(String name, Function<T, Instant> value) {
    return plain(name, value);
  }

  private static String fixed8(long units) {
    return BigDecimal.valueOf(units, FIXED8_PLACES).toPlainString();
  }

  private static String money(ByteBuffer amount) {
    if (amount == null) {
      return null;
    }
    byte[] units = new byte[amount.remaining()];
    amount.duplicate().get(units);
    return new BigDecimal(units.length == 0 ? BigInteger.ZERO : new BigInteger(units), MONEY_PLACES)
        .toPlainString();
  }
}
