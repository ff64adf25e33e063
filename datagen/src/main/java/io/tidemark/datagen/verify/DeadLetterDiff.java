package io.tidemark.datagen.verify;

import io.tidemark.datagen.csv.CsvFiles;
import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.spill.Row;
import io.tidemark.datagen.spill.Rows;
import io.tidemark.datagen.spill.Sorter;
import io.tidemark.datagen.spill.Spill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares dead letters by source and place. A line with two faults may be named for either, so
 * another reason than expected is a note.
 */
final class DeadLetterDiff {
  private static final String FILE = "dead_letters.csv";

  /** Characters that are told of a line. */
  private static final int TOLD = 1_000;

  private DeadLetterDiff() {}

  /** Returns the number of rows written, or null when the file is missing. */
  static Long compare(Table expected, Path dir, Spill spill, Report report) throws IOException {
    Path file = dir.resolve(FILE);
    if (!Files.exists(file)) {
      report.differs(FILE, "the file is missing");
      return null;
    }
    report.compared(FILE, expected.size());
    Sorter sorter = spill.sorter();
    long written = 0;
    List<String> columns = List.of("source", "position", "reason", "detail", "raw");
    try (CsvFiles csv = new CsvFiles(List.of(file), columns)) {
      for (CsvRow row = csv.next(); row != null; row = csv.next()) {
        written++;
        if (!row.wellFormed()) {
          report.differs(FILE, "line " + row.line() + " is no row: " + row.raw());
          continue;
        }
        String position = row.get("position");
        String place = position.substring(position.lastIndexOf('/') + 1);
        String told = row.raw().substring(0, Math.min(TOLD, row.raw().length()));
        sorter.add(expected.row(List.of(row.get("source"), place, row.get("reason"), told)));
      }
    } catch (IllegalArgumentException e) {
      report.differs(FILE, e.getMessage());
    }
    try (Rows expectedRows = expected.sorted().read();
        Rows writtenRows = sorter.read()) {
      compare(new Groups(expectedRows), new Groups(writtenRows), report);
    }
    spill.drop(sorter);
    return written;
  }

  private static void compare(Groups expected, Groups written, Report report) {
    while (expected.first() != null || written.first() != null) {
      Row e = expected.first();
      Row w = written.first();
      Row key = e == null || (w != null && w.compareTo(e) < 0) ? w : e;
      List<Row> due = expected.take(key);
      List<Row> there = written.take(key);
      for (int i = 0; i < Math.max(due.size(), there.size()); i++) {
        if (i >= due.size()) {
          Finding finding = i == 0 ? Finding.EXTRA : Finding.DOUBLED;
          report.differs(FILE, finding, "extra or repeated: " + there.get(i).fields().get(3));
        } else if (i >= there.size()) {
          String missing = String.join(" ", due.get(i).fields());
          report.differs(FILE, Finding.MISSING, "missing: " + missing);
        } else {
          reasons(due.get(i).fields(), there.get(i).fields(), report);
        }
      }
    }
  }

  private static void reasons(List<String> expected, List<String> written, Report report) {
    if (!expected.get(2).equals(written.get(2))) {
      report.note(
          FILE + ", reasons",
          "%s %s: %s expected, %s written"
              .formatted(expected.get(0), expected.get(1), expected.get(2), written.get(2)));
    }
  }
}
