package io.tidemark.datagen.verify;

import io.tidemark.datagen.csv.Csv;
import io.tidemark.datagen.csv.CsvFiles;
import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.datagen.oracle.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** Compares written rows with the expected ones of a table, key by key. */
final class TableDiff {
  private final Table table;
  private final String label;
  private final Report report;
  private final BiPredicate<List<String>, String> judged;
  private final Consumer<List<String>> onFirst;
  private final Map<Table.Key, List<List<String>>> optional = new TreeMap<>();
  private long written;

  /** {@code onFirst} is given the expected or written row of the first key that differs. */
  TableDiff(Table table, Report report, Consumer<List<String>> onFirst) {
    this(table, table.name(), report, (row, column) -> true, onFirst);
  }

  /**
   * A comparison.
   *
   * @param label the name under which differences are told
   * @param judged whether a column of an expected row is compared
   */
  TableDiff(
      Table table,
      String label,
      Report report,
      BiPredicate<List<String>, String> judged,
      Consumer<List<String>> onFirst) {
    this.table = table;
    this.label = label;
    this.report = report;
    this.judged = judged;
    this.onFirst = onFirst;
  }

  /** Lets signals be there or not; one that is there must be as given. */
  TableDiff optional(Table ties) {
    ties.rows().forEach(row -> add(optional, row));
    if (!ties.rows().isEmpty()) {
      report.note("%s: %,d ties not judged".formatted(label, ties.rows().size()));
    }
    return this;
  }

  /** Returns the number of rows written, or null when the file is missing. */
  Long compare(Path dir) throws IOException {
    Path file = dir.resolve(table.name());
    if (!Files.exists(file)) {
      report.differs(label, "the file is missing");
      return null;
    }
    diff(read(file));
    return written;
  }

  /** Compares rows in any order. */
  void compareRows(Iterable<List<String>> rows) {
    Map<Table.Key, List<List<String>>> actual = new TreeMap<>();
    rows.forEach(row -> add(actual, row));
    diff(actual);
  }

  private void diff(Map<Table.Key, List<List<String>>> actual) {
    Map<Table.Key, List<List<String>>> expected = new TreeMap<>();
    table.rows().forEach(row -> add(expected, row));
    report.compared(label, table.rows().size());
    for (Map.Entry<Table.Key, List<List<String>>> entry : expected.entrySet()) {
      List<List<String>> written = actual.remove(entry.getKey());
      compare(entry.getKey(), entry.getValue(), written == null ? List.of() : written);
    }
    actual.forEach((key, rows) -> compare(key, List.of(), rows));
  }

  private Map<Table.Key, List<List<String>>> read(Path file) throws IOException {
    Map<Table.Key, List<List<String>>> rows = new TreeMap<>();
    Table.Key before = null;
    boolean header = false;
    try (CsvFiles csv = new CsvFiles(List.of(file), table.columns())) {
      for (CsvRow row = csv.next(); row != null; row = csv.next()) {
        written++;
        if (!row.wellFormed()) {
          report.differs(label, "line " + row.line() + " is no row: " + row.raw());
          continue;
        }
        if (!header && !List.copyOf(row.columns().keySet()).equals(table.columns())) {
          report.differs(label, "the header is " + row.columns().keySet());
        }
        header = true;
        List<String> fields = table.columns().stream().map(row::get).toList();
        Table.Key key = add(rows, fields);
        if (before != null && key.compareTo(before) < 0) {
          report.differs(label, "line " + row.line() + " is out of order: " + row.raw());
        }
        before = key;
      }
    } catch (IllegalArgumentException e) {
      report.differs(label, e.getMessage());
    }
    return rows;
  }

  private Table.Key add(Map<Table.Key, List<List<String>>> rows, List<String> row) {
    Table.Key key = table.key(row);
    rows.computeIfAbsent(key, k -> new ArrayList<>(1)).add(row);
    return key;
  }

  private void compare(Table.Key key, List<List<String>> expected, List<List<String>> actual) {
    // Rows of one key carry no order of their own
    List<List<String>> a = sorted(expected);
    List<List<String>> b = new ArrayList<>(sorted(actual));
    for (List<String> tie : optional.getOrDefault(key, List.of())) {
      b.stream().filter(row -> differing(tie, row).isEmpty()).findFirst().ifPresent(b::remove);
    }
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      if (i >= a.size()) {
        found("extra row", null, b.get(i));
      } else if (i >= b.size()) {
        found("missing row", a.get(i), null);
      } else {
        List<String> columns = differing(a.get(i), b.get(i));
        if (!columns.isEmpty()) {
          found("differs in " + String.join(", ", columns), a.get(i), b.get(i));
        }
      }
    }
  }

  private List<String> differing(List<String> expected, List<String> actual) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      String column = table.columns().get(i);
      if (judged.test(expected, column) && !Cells.same(table, i, expected, actual)) {
        columns.add(column);
      }
    }
    return columns;
  }

  private void found(String what, List<String> expected, List<String> actual) {
    List<String> row = expected == null ? actual : expected;
    List<String> key = new ArrayList<>();
    table.keys().forEach(column -> key.add(row.get(table.columns().indexOf(column))));
    String detail =
        "%s %s%n  expected %s%n  written  %s"
            .formatted(
                String.join("/", key),
                what,
                expected == null ? "nothing" : Csv.join(expected),
                actual == null ? "nothing" : Csv.join(actual));
    if (report.differs(label, detail)) {
      onFirst.accept(row);
    }
  }

  private static List<List<String>> sorted(List<List<String>> rows) {
    return rows.size() < 2 ? rows : rows.stream().sorted(Comparator.comparing(Csv::join)).toList();
  }
}
