package io.tidemark.datagen.verify;

import io.tidemark.datagen.csv.Csv;
import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.spill.Row;
import io.tidemark.datagen.spill.Rows;
import io.tidemark.datagen.spill.Sorted;
import io.tidemark.datagen.spill.Spill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Compares written rows with the expected ones of a table, key by key. Both are read side by side
 * in the order of their keys; the rows of one key are in memory.
 */
final class TableDiff {
  /** Takes what is expected and what is written of the first key that differs; one may be null. */
  interface First {
    void found(List<String> expected, List<String> written);
  }

  private final Table table;
  private final String label;
  private final Report report;
  private final BiPredicate<List<String>, String> judged;
  private final First onFirst;
  private Sorted ties = Spill.inMemory().sorter();
  private Predicate<List<String>> needed = row -> true;

  /** A comparison of all columns of a file. */
  TableDiff(Table table, Report report, First onFirst) {
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
      First onFirst) {
    this.table = table;
    this.label = label;
    this.report = report;
    this.judged = judged;
    this.onFirst = onFirst;
  }

  /** Lets signals be there or not; one that is there must be as given. */
  TableDiff optional(Table rows) {
    ties = rows.sorted();
    if (ties.size() > 0) {
      report.note("%s: %,d ties not judged".formatted(label, ties.size()));
    }
    return this;
  }

  /** Lets expected rows be left out that are not needed yet; they make a note. */
  TableDiff needed(Predicate<List<String>> rows) {
    needed = rows;
    return this;
  }

  /** Returns the number of rows written, or null when the file is missing. */
  Long compare(Path dir, Spill spill) {
    Path file = dir.resolve(table.name());
    if (!Files.exists(file)) {
      report.differs(label, "the file is missing");
      return null;
    }
    Sorted written = FileRows.check(table, file, spill, label, report);
    compare(written);
    return written.size();
  }

  /** Compares sorted rows. */
  void compare(Sorted written) {
    long compared = 0;
    long left = 0;
    try (Rows expectedRows = table.sorted().read();
        Rows writtenRows = written.read();
        Rows tieRows = ties.read()) {
      Groups expected = new Groups(expectedRows);
      Groups actual = new Groups(writtenRows);
      Groups tied = new Groups(tieRows);
      while (expected.first() != null || actual.first() != null) {
        Row key = earlier(expected.first(), actual.first());
        List<Row> a = expected.take(key);
        List<Row> b = actual.take(key);
        if (a.size() == 1 && b.size() == 1 && a.get(0).says(b.get(0))) {
          compared++;
          continue;
        }
        List<List<String>> due = fields(a).stream().filter(needed).toList();
        compared += due.size();
        left += a.size() - due.size();
        compare(due, fields(b), fields(tied.skipTo(key).take(key)));
      }
    }
    report.compared(label, compared);
    if (left > 0) {
      report.note("%s: %,d rows not there (yet)".formatted(label, left));
    }
  }

  private static Row earlier(Row a, Row b) {
    return a == null || (b != null && b.compareTo(a) < 0) ? b : a;
  }

  /** Rows of one key, which carry no order of their own. */
  private static List<List<String>> fields(List<Row> rows) {
    List<List<String>> fields = new ArrayList<>(rows.size());
    rows.forEach(row -> fields.add(row.fields()));
    if (fields.size() > 1) {
      fields.sort(Comparator.comparing(Csv::join));
    }
    return fields;
  }

  private void compare(
      List<List<String>> expected, List<List<String>> actual, List<List<String>> optional) {
    List<List<String>> b = new ArrayList<>(actual);
    for (List<String> tie : optional) {
      b.stream().filter(row -> differing(tie, row).isEmpty()).findFirst().ifPresent(b::remove);
    }
    for (int i = 0; i < Math.max(expected.size(), b.size()); i++) {
      if (i >= expected.size()) {
        boolean doubled = actual.indexOf(b.get(i)) != actual.lastIndexOf(b.get(i));
        found(
            doubled ? Finding.DOUBLED : Finding.EXTRA,
            doubled ? "extra row, the same as another" : "extra row",
            null,
            b.get(i));
      } else if (i >= b.size()) {
        found(Finding.MISSING, "missing row", expected.get(i), null);
      } else {
        List<String> columns = differing(expected.get(i), b.get(i));
        if (!columns.isEmpty()) {
          String what = "differs in " + String.join(", ", columns);
          found(Finding.WRONG, what, expected.get(i), b.get(i));
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

  private void found(Finding finding, String what, List<String> expected, List<String> actual) {
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
    if (report.differs(label, finding, detail)) {
      onFirst.found(expected, actual);
    }
  }
}
