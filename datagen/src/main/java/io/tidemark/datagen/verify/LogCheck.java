package io.tidemark.datagen.verify;

import io.tidemark.datagen.csv.CsvFiles;
import io.tidemark.datagen.csv.CsvRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * What rows of accounts and of the changelogs must hold whatever the inputs were: the identity,
 * versions without a gap, time going forward, a high-water mark that never falls.
 */
final class LogCheck {
  // Each printed figure is off by half a unit of the eighth place at most
  private static final BigDecimal PRINT = new BigDecimal("0.00000004");

  private final String name;
  private final List<String> keys;
  private final boolean log;
  private final Report report;
  private String key = "";
  private CsvRow before;

  /** {@code log}: whether the file holds every version instead of the last. */
  LogCheck(String name, List<String> keys, boolean log, Report report) {
    this.name = name;
    this.keys = keys;
    this.log = log;
    this.report = report;
  }

  /** Checks the file if it is there. */
  void check(Path dir) throws IOException {
    Path file = dir.resolve(name);
    if (!Files.exists(file)) {
      return;
    }
    try (CsvFiles csv = new CsvFiles(List.of(file), keys)) {
      for (CsvRow row = csv.next(); row != null; row = csv.next()) {
        if (log) {
          report.compared(name, 1);
        }
        try {
          check(row);
        } catch (NumberFormatException | DateTimeException e) {
          report.differs(name, "line " + row.line() + " does not read: " + row.raw());
        }
      }
    } catch (IllegalArgumentException e) {
      report.differs(name, e.getMessage());
    }
  }

  private void check(CsvRow row) {
    if (!row.wellFormed()) {
      report.differs(name, "line " + row.line() + " is no row: " + row.raw());
      return;
    }
    if (name.startsWith("accounts")) {
      identity(row);
    }
    if (log) {
      String now = String.join("\u0000", keys.stream().map(row::get).toList());
      sequence(row, now.equals(key) ? before : null, now);
      key = now;
      before = row;
    }
  }

  private void sequence(CsvRow row, CsvRow last, String now) {
    long version = Long.parseLong(row.get("version"));
    long from = last == null ? 0 : Long.parseLong(last.get("version"));
    if (version < from || version > from + 1) {
      report.differs(name, "version " + version + " follows " + from + ": " + row.raw());
    }
    if (last == null) {
      if (now.compareTo(key) < 0) {
        report.differs(name, "line " + row.line() + " is out of order: " + row.raw());
      }
      return;
    }
    if (Instant.parse(row.get("valued_at")).isBefore(Instant.parse(last.get("valued_at")))) {
      report.differs(name, "valued before the row above: " + row.raw());
    }
    if (name.startsWith("accounts")
        && number(row, "high_water_mark").compareTo(number(last, "high_water_mark")) < 0) {
      report.differs(name, "the high-water mark fell: " + row.raw());
    }
  }

  private void identity(CsvRow row) {
    BigDecimal net =
        number(row, "realized_pnl")
            .add(number(row, "unrealized_pnl"))
            .subtract(number(row, "fees"))
            .add(number(row, "funding"));
    BigDecimal equity = number(row, "opening_cash").add(number(row, "net_deposits")).add(net);
    expect(row, "net_pnl", net);
    expect(row, "equity", equity);
    if (number(row, "drawdown").signum() < 0) {
      report.differs(name, "a negative drawdown: " + row.raw());
    }
    if (number(row, "net_exposure").abs().compareTo(number(row, "gross_exposure")) > 0) {
      report.differs(name, "net exposure beyond gross: " + row.raw());
    }
  }

  private void expect(CsvRow row, String column, BigDecimal sum) {
    if (number(row, column).subtract(sum).abs().compareTo(PRINT) > 0) {
      report.differs(
          name,
          "%s is %s, its terms give %s: %s"
              .formatted(column, row.get(column), sum.toPlainString(), row.raw()));
    }
  }

  private static BigDecimal number(CsvRow row, String column) {
    return new BigDecimal(row.get(column));
  }
}
