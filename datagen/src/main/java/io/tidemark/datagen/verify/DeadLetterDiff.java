package io.tidemark.datagen.verify;

import io.tidemark.datagen.csv.CsvFiles;
import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.datagen.oracle.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares dead letters by source and place. A line with two faults may be named for either, so
 * another reason than expected is a note.
 */
final class DeadLetterDiff {
  private static final String FILE = "dead_letters.csv";

  private DeadLetterDiff() {}

  /** Returns the number of rows written, or null when the file is missing. */
  static Long compare(Table expected, Path dir, Report report) throws IOException {
    Path file = dir.resolve(FILE);
    if (!Files.exists(file)) {
      report.differs(FILE, "the file is missing");
      return null;
    }
    report.compared(FILE, expected.rows().size());
    long written = 0;
    Map<String, String> reasons = new TreeMap<>();
    expected.rows().forEach(row -> reasons.put(row.get(0) + " " + row.get(1), row.get(2)));
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
        String key = row.get("source") + " " + place;
        String reason = reasons.remove(key);
        if (reason == null) {
          report.differs(FILE, "extra or repeated: " + row.raw());
        } else if (!reason.equals(row.get("reason"))) {
          report.note("%s: %s expected, %s written".formatted(key, reason, row.get("reason")));
        }
      }
    } catch (IllegalArgumentException e) {
      report.differs(FILE, e.getMessage());
    }
    reasons.forEach((key, reason) -> report.differs(FILE, "missing: " + key + " " + reason));
    return written;
  }
}
