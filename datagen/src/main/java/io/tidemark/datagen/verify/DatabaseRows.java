package io.tidemark.datagen.verify;

import io.tidemark.datagen.oracle.Numbers;
import io.tidemark.datagen.topic.WireRows;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads tables of the database as rows of text, written as files would hold them. */
final class DatabaseRows {
  private static final int FETCH = 5_000;

  /** Columns whose figures may have more than eight places. */
  private static final Set<String> UNROUNDED = Set.of("value", "threshold");

  private DatabaseRows() {}

  /** Gives all rows of a table, in one transaction that changes nothing. */
  static void read(
      Connection database, String table, List<String> columns, Consumer<List<String>> rows)
      throws SQLException {
    boolean auto = database.getAutoCommit();
    database.setAutoCommit(false); // else the driver reads the whole table at once
    try (Statement statement = database.createStatement()) {
      statement.setFetchSize(FETCH);
      String sql = "SELECT \"" + String.join("\", \"", columns) + "\" FROM " + table;
      try (ResultSet result = statement.executeQuery(sql)) {
        while (result.next()) {
          List<String> row = new ArrayList<>(columns.size());
          for (int i = 0; i < columns.size(); i++) {
            row.add(text(result, i + 1, columns.get(i)));
          }
          rows.accept(row);
        }
      }
    } finally {
      database.rollback();
      database.setAutoCommit(auto);
    }
  }

  private static String text(ResultSet result, int column, String name) throws SQLException {
    Object value = result.getObject(column);
    if (value == null) {
      return "";
    } else if (value instanceof BigDecimal number) {
      if (UNROUNDED.contains(name)) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
      }
      return Numbers.print(number);
    } else if (value instanceof Timestamp) {
      OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
      return Numbers.time(WireRows.micros(time.toInstant()));
    } else if (value instanceof Double number) {
      return Numbers.print(number.doubleValue());
    }
    return value.toString();
  }
}
