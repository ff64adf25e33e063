package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.Csv;
import io.tidemark.datagen.spill.Row;
import io.tidemark.datagen.spill.Rows;
import io.tidemark.datagen.spill.Sorted;
import io.tidemark.datagen.spill.Sorter;
import io.tidemark.datagen.spill.Spill;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The expected rows of one output file, in the file's order. They may be more than memory holds,
 * and are there as long as the {@link Spill} in which they were sorted.
 */
public final class Table {
  private static final Set<String> TIMES =
      Set.of("ts", "mark_ts", "start", "end", "updated_at", "valued_at", "day_start", "settled_at");

  private final String name;
  private final List<String> columns;
  private final List<String> keys;
  private final SortKey sortKey;
  private final Sorter content;

  private Table(String name, List<String> columns, List<String> keys, Sorter content) {
    this.name = name;
    this.columns = List.copyOf(columns);
    this.keys = List.copyOf(keys);
    this.content = content;
    sortKey = new SortKey(columns, keys);
  }

  /**
   * Rows that memory holds, in any order.
   *
   * @param name the file's name
   * @param columns in the file's order
   * @param keys the columns rows are sorted and matched by; other columns break no tie
   */
  public Table(String name, List<String> columns, List<String> keys, List<List<String>> rows) {
    this(name, columns, keys, Spill.inMemory().sorter());
    rows.forEach(this::add);
  }

  /** An empty table whose rows lie in a spill. */
  static Table in(Spill spill, String name, String columns, String keys) {
    return new Table(
        name, List.of(columns.split(",", -1)), List.of(keys.split(",", -1)), spill.sorter());
  }

  /** Takes a row; not after the first was read. */
  void add(List<String> row) {
    content.add(row(row));
  }

  /** Forgets all rows, and gives back what they took. */
  void drop() {
    content.clear();
  }

  /** The file's name. */
  public String name() {
    return name;
  }

  /** The columns in the file's order. */
  public List<String> columns() {
    return columns;
  }

  /** The columns that rows are sorted and matched by. */
  public List<String> keys() {
    return keys;
  }

  /** How many rows there are. */
  public long size() {
    return content.size();
  }

  /** All rows, in memory. */
  public List<List<String>> rows() {
    List<List<String>> all = new ArrayList<>();
    try (Rows rows = content.read()) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        all.add(row.fields());
      }
    }
    return all;
  }

  /** The rows in order, one after the other. */
  public Sorted sorted() {
    return content;
  }

  /** Whether a column of any output file holds a time. */
  public static boolean isTime(String column) {
    return TIMES.contains(column);
  }

  /**
   * A row that has this table's columns, with its key: times, versions and lengths of bars compare
   * as such, not as their texts.
   */
  public Row row(List<String> fields) {
    return Row.of(sortKey.of(fields), fields);
  }

  /** Writes the header and the rows as a replay would. */
  public void write(Path dir) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(dir.resolve(name), StandardCharsets.UTF_8);
        Rows rows = content.read()) {
      out.write(Csv.join(columns));
      out.write('\n');
      for (Row row = rows.next(); row != null; row = rows.next()) {
        out.write(Csv.join(row.fields()));
        out.write('\n');
      }
    }
  }
}
