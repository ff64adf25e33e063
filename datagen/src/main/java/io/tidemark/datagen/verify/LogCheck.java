package io.tidemark.datagen.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.datagen.csv.CsvFiles;
import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.datagen.oracle.Table;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What a changelog must hold whatever the inputs were: rows in strict order, versions without a
 * gap, a high-water mark that never falls, days that go on, and as each key's last row its row of
 * the file of final rows. Both files are read side by side, a row of each in memory.
 */
final class LogCheck implements Closeable {
  private final String name;
  private final Table table;
  private final boolean accounts;
  private final Report report;
  private final RowCheck rowCheck;
  private final Path file;
  private final CsvFiles finals;
  private CsvRow finalRow;
  private CsvRow before;
  private long rows;

  private LogCheck(String name, Table table, Path dir, Report report) {
    this.name = name;
    this.table = table;
    this.report = report;
    accounts = table.name().equals("accounts.csv");
    rowCheck = new RowCheck(name, report);
    file = dir.resolve(name);
    finals = new CsvFiles(List.of(dir.resolve(table.name())), table.columns());
  }

  /**
   * Checks a log against the file of final rows beside it.
   *
   * @param table names the file of final rows, its columns and keys
   * @return the number of rows in the log, or null when it is missing
   */
  static Long check(String name, Table table, Path dir, Report report) throws IOException {
    if (!Files.exists(dir.resolve(name))) {
      report.differs(name, "the file is missing");
      return null;
    }
    if (!Files.exists(dir.resolve(table.name()))) {
      report.differs(name, "there is no " + table.name() + " to check it with");
      return null;
    }
    try (LogCheck check = new LogCheck(name, table, dir, report)) {
      check.run();
      return check.rows;
    } catch (IllegalArgumentException e) {
      report.differs(name, e.getMessage());
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    finals.close();
  }

  private void run() throws IOException {
    report.checked(name, 0);
    nextFinal();
    try (CsvFiles log = new CsvFiles(List.of(file), table.columns())) {
      for (CsvRow row = log.next(); row != null; row = log.next()) {
        rows++;
        report.checked(name, 1);
        if (!row.wellFormed()) {
          report.differs(name, "line " + row.line() + " is no row: " + row.raw());
          continue;
        }
        header(row);
        check(row);
      }
    }
    if (before != null) {
      last(before);
    }
    for (; finalRow != null; nextFinal()) {
      absent(finalRow);
    }
  }

  private void header(CsvRow row) {
    if (before == null && !List.copyOf(row.columns().keySet()).equals(table.columns())) {
      report.differs(name, "the header is " + row.columns().keySet());
    }
  }

  private void check(CsvRow row) {
    int order = before == null ? 1 : compareKeys(row, before);
    try {
      if (order == 0) {
        follows(row, before);
      } else {
        if (before != null) {
          last(before);
        }
        first(row, order);
      }
      if (accounts) {
        rowCheck.account(row);
      } else {
        rowCheck.position(row);
      }
    } catch (NumberFormatException | DateTimeException e) {
      report.differs(name, "line " + row.line() + " does not read: " + row.raw());
    }
    before = row;
  }

  private void first(CsvRow row, int order) {
    if (order < 0) {
      fault(row, Finding.ORDER, "is out of order");
    }
    long version = version(row);
    // An account that had a row and no event has version 0
    if (version != 1 && !(accounts && version == 0)) {
      fault(row, Finding.GAP, "version " + version + " comes first");
    }
  }

  private void follows(CsvRow row, CsvRow last) {
    long version = version(row);
    long from = version(last);
    int time = valuedAt(row).compareTo(valuedAt(last));
    if (version == from ? time <= 0 : version < from) {
      fault(row, Finding.ORDER, "is repeated or out of order");
      return;
    }
    if (version > from + 1 || from == 0) {
      fault(row, Finding.GAP, "version " + version + " follows " + from);
    }
    if (time < 0) {
      fault(row, "is valued before the row above");
    }
    if (accounts && highWater(row).compareTo(highWater(last)) < 0) {
      fault(row, "the high-water mark fell");
    }
    if (accounts && dayStart(row).isBefore(dayStart(last))) {
      fault(row, "is of a day before the row above");
    }
  }

  /** Compares a key's last row with its final row; the final rows of keys before it are absent. */
  private void last(CsvRow row) {
    while (finalRow != null && compareKeys(finalRow, row) < 0) {
      absent(finalRow);
      nextFinal();
    }
    if (finalRow == null || compareKeys(finalRow, row) != 0) {
      fault(row, "has a key that " + table.name() + " lacks here");
      return;
    }
    if (!finalRow.raw().equals(row.raw())) {
      fault(row, "is its key's last, and not the row of " + table.name());
    }
    nextFinal();
  }

  private void absent(CsvRow row) {
    // Never valued: there was no cut at all, so no row for a log
    if (!row.get("valued_at").isEmpty()) {
      report.differs(name, "no row of the key of " + table.name() + ": " + row.raw());
    }
  }

  private void nextFinal() {
    do {
      finalRow = finals.next();
    } while (finalRow != null && !finalRow.wellFormed());
  }

  private void fault(CsvRow row, String what) {
    fault(row, Finding.OTHER, what);
  }

  private void fault(CsvRow row, Finding finding, String what) {
    report.differs(name, finding, "line %d: %s: %s".formatted(row.line(), what, row.raw()));
  }

  private int compareKeys(CsvRow a, CsvRow b) {
    for (String key : table.keys()) {
      String x = a.get(key);
      String y = b.get(key);
      if (!x.equals(y)) {
        // By bytes, as the files are sorted
        return Arrays.compareUnsigned(x.getBytes(UTF_8), y.getBytes(UTF_8));
      }
    }
    return 0;
  }

  private static long version(CsvRow row) {
    return Long.parseLong(row.get("version"));
  }

  private static Instant valuedAt(CsvRow row) {
    return Instant.parse(row.get("valued_at"));
  }

  private static Instant dayStart(CsvRow row) {
    return Instant.parse(row.get("day_start"));
  }

  private static BigDecimal highWater(CsvRow row) {
    return new BigDecimal(row.get("high_water_mark"));
  }
}
