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
 * @param type what it is sent as
 * @param value from a record of the table's topic; null is null
 */
record Column<T>(String name, Type type, Function<T, ?> value) {
  /** The types that columns are sent as; arrays of them travel in one parameter. */
  enum Type {
    TEXT("text"),
    BIGINT("bigint"),
    NUMERIC("numeric"),
    TIMESTAMPTZ("timestamptz");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    /** Its name in PostgreSQL. */
    String sql() {
      return sql;
    }
  }

  private static final int MONEY_PLACES = 20;
  private static final int FIXED8_PLACES = 8;

  static <T> Column<T> text(String name, Function<T, ?> value) {
    return new Column<>(name, Type.TEXT, value.andThen(v -> v == null ? null : v.toString()));
  }

  static <T> Column<T> whole(String name, Function<T, Long> value) {
    return new Column<>(name, Type.BIGINT, value);
  }

  /** A number that is a plain decimal on the wire. */
  static <T> Column<T> decimal(String name, Function<T, String> value) {
    return new Column<>(name, Type.NUMERIC, value);
  }

  /** A price or quantity, on the wire in units of 1e-8. */
  static <T> Column<T> fixed8(String name, Function<T, Long> value) {
    return new Column<>(
        name,
        Type.NUMERIC,
        value.andThen(
            v -> v == null ? null : BigDecimal.valueOf(v, FIXED8_PLACES).toPlainString()));
  }

  /** An amount, on the wire a two's complement in units of 1e-20, of any length. */
  static <T> Column<T> money(String name, Function<T, ByteBuffer> value) {
    return new Column<>(name, Type.NUMERIC, value.andThen(Column::money));
  }

  /** A time, to the microsecond. */
  static <T> Column<T> time(String name, Function<T, Instant> value) {
    return new Column<>(
        name, Type.TIMESTAMPTZ, value.andThen(v -> v == null ? null : v.toString()));
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
