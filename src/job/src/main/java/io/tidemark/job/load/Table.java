package io.tidemark.job.load;

import io.tidemark.contracts.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * A table, the topic it is filled from, and the one statement that fills it. Each column travels as
 * one array, so that a batch is a single statement of few parameters.
 */
final class Table<T extends SpecificRecord> {
  private static final Comparator<List<String>> BY_KEY =
      (a, b) -> {
        int compared = 0;
        for (int i = 0; compared == 0 && i < a.size(); i++) {
          compared = a.get(i).compareTo(b.get(i));
        }
        return compared;
      };

  private final Topic topic;
  private final int keys;
  private final List<Column<T>> columns;
  private final ToLongFunction<T> version;
  private final ToLongFunction<T> valuedAt;
  private final String sql;

  private Table(
      Topic topic,
      int keys,
      List<Column<T>> columns,
      ToLongFunction<T> version,
      ToLongFunction<T> valuedAt,
      boolean guarded) {
    this.topic = topic;
    this.keys = keys;
    this.columns = List.copyOf(columns);
    this.version = version;
    this.valuedAt = valuedAt;
    this.sql = insert() + (guarded ? update() : " do nothing");
  }

  /**
   * A table of which each key has one row, the newest. It has columns {@code version} and {@code
   * valued_at}, and an older row never takes the place of a newer one.
   *
   * @param keys how many columns, from the first, make the primary key
   * @param valuedAt µs, {@code Long.MIN_VALUE} for none
   */
  static <T extends SpecificRecord> Table<T> latest(
      Topic topic,
      int keys,
      List<Column<T>> columns,
      ToLongFunction<T> version,
      ToLongFunction<T> valuedAt) {
    return new Table<>(topic, keys, columns, version, valuedAt, true);
  }

  /** A table whose rows are written once and never changed. */
  static <T extends SpecificRecord> Table<T> append(
      Topic topic, int keys, List<Column<T>> columns) {
    return new Table<>(topic, keys, columns, record -> 0, record -> 0, false);
  }

  /** The topic that fills it. */
  Topic topic() {
    return topic;
  }

  /** Its name: the topic's, as SQL writes names. */
  String name() {
    return topic.suffix().replace('-', '_');
  }

  /** The statement that writes a batch. */
  String sql() {
    return sql;
  }

  /** The row of a record. */
  Row row(LoadRecord record, T value) {
    Object[] cells = columns.stream().map(column -> column.value().apply(value)).toArray();
    List<String> key = IntStream.range(0, keys).mapToObj(i -> (String) cells[i]).toList();
    return new Row(
        record, key, version.applyAsLong(value), valuedAt.applyAsLong(value), cells);
  }

  /**
   * The row of each key that stands in the end, sorted by key: a statement may not touch a row
   * twice, and statements that take rows in the same order do not wait for each other in a circle.
   */
  static List<Row> newest(Collection<Row> rows) {
    Map<List<String>, Row> byKey = new HashMap<>();
    for (Row row : rows) {
      byKey.merge(row.key(), row, (old, other) -> other.isNotOlderThan(old) ? other : old);
    }
    List<Row> newest = new ArrayList<>(byKey.values());
    newest.sort(Comparator.comparing(Row::key, BY_KEY));
    return newest;
  }

  /** Writes rows of different keys; all of them or, when it throws, none. */
  void write(Connection connection, List<Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int c = 0; c < columns.size(); c++) {
        Column.Type type = columns.get(c).type();
        Object[] cells = type == Column.Type.BIGINT ? new Long[rows.size()] : new String[rows.size()];
        for (int r = 0; r < cells.length; r++) {
          cells[r] = rows.get(r).cells()[c];
        }
        statement.setArray(c + 1, connection.createArrayOf(type.sql(), cells));
      }
      statement.executeUpdate();
    }
  }

  private String insert() {
    return "insert into "
        + name()
        + " as t ("
        + names(columns, "")
        + ") select * from unnest("
        + columns.stream().map(c -> "?::" + c.type().sql() + "[]").collect(Collectors.joining(", "))
        + ") on conflict ("
        + names(columns.subList(0, keys), "")
        + ")";
  }

  private String update() {
    List<Column<T>> values = columns.subList(keys, columns.size());
    return " do update set ("
        + names(values, "")
        + ") = row("
        + names(values, "excluded.")
        + ") where (excluded.version, coalesce(excluded.valued_at, '-infinity'))"
        + " >= (t.version, coalesce(t.valued_at, '-infinity'))";
  }

  private static <T> String names(List<Column<T>> columns, String of) {
    return columns.stream()
        .map(column -> of + '"' + column.name() + '"')
        .collect(Collectors.joining(", "));
  }
}
