package io.tidemark.job.load;

import io.tidemark.contracts.Topic;
import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.job.kafka.RecordKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.postgresql.PGConnection;

/**
 * A table, the topic it is filled from, and the statements that fill it. A batch is copied into a
 * temporary table and put in place from there by one statement: measured, this takes two thirds of
 * the time that arrays with unnest take.
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
  private final String prepare;
  private final String copy;
  private final String insert;
  private final String delete;

  private Table(
      Topic topic,
      int keys,
      List<Column<T>> columns,
      ToLongFunction<T> version,
      ToLongFunction<T> valuedAt,
      Kind kind) {
    this.topic = topic;
    this.keys = keys;
    this.columns = List.copyOf(columns);
    this.version = version;
    this.valuedAt = valuedAt;
    String arrived = "arrived_" + name();
    String names = names(columns, "");
    prepare = "create temporary table " + arrived + " (like " + name() + ") on commit delete rows";
    copy = "copy " + arrived + " (" + names + ") from stdin";
    insert =
        String.format(
            "insert into %s as t (%s) select %s from %s on conflict (%s) do %s",
            name(),
            names,
            names,
            arrived,
            names(columns.subList(0, keys), ""),
            kind == Kind.APPEND ? "nothing" : update());
    delete = kind == Kind.ENDING ? delete() : null;
  }

  private enum Kind {
    APPEND,
    LATEST,
    ENDING
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
    return new Table<>(topic, keys, columns, version, valuedAt, Kind.LATEST);
  }

  /**
   * As {@link #latest}, but a record without a value takes the row of its key away, and what comes
   * later begins anew, whatever its version. The record's key is that of the table, all texts,
   * joined.
   */
  static <T extends SpecificRecord> Table<T> ending(
      Topic topic,
      int keys,
      List<Column<T>> columns,
      ToLongFunction<T> version,
      ToLongFunction<T> valuedAt) {
    return new Table<>(topic, keys, columns, version, valuedAt, Kind.ENDING);
  }

  /** A table whose rows are written once and never changed. */
  static <T extends SpecificRecord> Table<T> append(
      Topic topic, int keys, List<Column<T>> columns) {
    return new Table<>(topic, keys, columns, record -> 0, record -> 0, Kind.APPEND);
  }

  /** The topic that fills it. */
  Topic topic() {
    return topic;
  }

  /** Its name: the topic's, as SQL writes names. */
  String name() {
    return topic.suffix().replace('-', '_');
  }

  /** The names of its columns, those of the primary key first. */
  List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** The row of a record. */
  Row row(LoadRecord record, T value) {
    String[] cells =
        columns.stream().map(column -> column.text().apply(value)).toArray(String[]::new);
    List<String> key = List.of(Arrays.copyOf(cells, keys));
    return new Row(
        record, key, version.applyAsLong(value), valuedAt.applyAsLong(value), cells, false);
  }

  /**
   * The end of the row that a record without a value names by its key.
   *
   * @throws Rejected NULL_VALUE if such a record says nothing here; KEY_MISMATCH if its key is none
   */
  Row end(LoadRecord record) {
    if (delete == null || record.key() == null) {
      throw new Rejected(Reason.NULL_VALUE, "a record without a value");
    }
    List<String> key = RecordKeys.split(new String(record.key(), StandardCharsets.UTF_8));
    if (key.size() != keys) {
      throw new Rejected(
          Reason.KEY_MISMATCH,
          "a record without a value, whose key has " + key.size() + " parts instead of " + keys);
    }
    return Row.end(record, key);
  }

  /**
   * What is left of each key in the end, sorted by key: a statement may not touch a row twice, and
   * statements that take rows in the same order do not wait for each other in a circle.
   */
  static List<Row> newest(Collection<Row> rows) {
    Map<List<String>, Row> byKey = new HashMap<>();
    for (Row row : rows) {
      byKey.merge(row.key(), row, Row::then);
    }
    List<Row> newest = new ArrayList<>(byKey.values());
    newest.sort(Comparator.comparing(Row::key, BY_KEY));
    return newest;
  }

  /** Readies a new connection for {@link #write}. */
  void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(prepare);
    }
  }

  /**
   * Writes rows of different keys, in the transaction under way.
   *
   * @param connection one without autocommit, readied
   */
  void write(Connection connection, List<Row> rows) throws SQLException {
    delete(connection, rows.stream().filter(Row::begins).toList());
    CopyText text = new CopyText();
    rows.stream().filter(row -> !row.isEnd()).forEach(row -> text.row(row.cells()));
    try (Statement statement = connection.createStatement()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(copy, new ByteArrayInputStream(text.bytes()));
      statement.executeUpdate(insert);
    } catch (IOException e) {
      throw new SQLException(e.getMessage(), "08006", e);
    }
  }

  private void delete(Connection connection, List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      for (int k = 0; k < keys; k++) {
        int at = k;
        Object[] cells = rows.stream().map(row -> row.key().get(at)).toArray();
        statement.setArray(k + 1, connection.createArrayOf("text", cells));
      }
      statement.executeUpdate();
    }
  }

  private String delete() {
    return String.format(
        "delete from %s where (%s) in (select * from unnest(%s))",
        name(),
        names(columns.subList(0, keys), ""),
        String.join(", ", Collections.nCopies(keys, "?::text[]")));
  }

  private String update() {
    List<Column<T>> values = columns.subList(keys, columns.size());
    return "update set ("
        + names(values, "")
        + ") = row("
        + names(values, "excluded.")
        + ") where excluded.valued_at > coalesce(t.valued_at, '-infinity')"
        + " or (excluded.version, coalesce(excluded.valued_at, '-infinity'))"
        + " >= (t.version, coalesce(t.valued_at, '-infinity'))";
  }

  private static <T> String names(List<Column<T>> columns, String of) {
    return columns.stream()
        .map(column -> of + '"' + column.name() + '"')
        .collect(Collectors.joining(", "));
  }
}
