package io.tidemark.datagen.verify;

import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.csv.CsvFiles;
import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.datagen.oracle.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Tells of a key of files that differs: the input rows that touch it, and what was written. */
final class FileHistory {
  private static final int SHOWN = 20;

  /** How far around the time of a bar, signal or indicator rows are shown. */
  private static final Duration AROUND = Duration.ofMinutes(30);

  private final Inputs inputs;
  private final Path out;
  private final Report report;

  FileHistory(Inputs inputs, Path out, Report report) {
    this.inputs = inputs;
    this.out = out;
    this.report = report;
  }

  /** Of a row of a table. */
  void of(Table table, List<String> row) {
    CsvRow is = CsvRow.of(table.columns(), row);
    switch (table.name()) {
      case "positions.csv", "fills.csv" -> {
        Predicate<CsvRow> same = same(is, "account", "book", "symbol");
        show("trades", inputs.trades(), same);
        written("positions.csv", same);
        written("positions_log.csv", same);
        written("fills.csv", same);
      }
      case "accounts.csv", "balances.csv", "alerts.csv" -> {
        Predicate<CsvRow> same = same(is, "account");
        show("trades", inputs.trades(), same);
        show("cash", inputs.cash(), same);
        written(table.name(), same);
        written("accounts_log.csv", same);
      }
      case "bars.csv" -> written("bars.csv", same(is, "symbol", "interval").and(near(is, "start")));
      case "indicators.csv" ->
          written("indicators.csv", same(is, "symbol", "interval", "name").and(near(is, "ts")));
      case "signals.csv" -> {
        written("signals.csv", same(is, "symbol", "rule").and(near(is, "ts")));
        written("bars.csv", same(is, "symbol").and(bar -> near(bar.get("end"), is.get("ts"))));
        written("indicators.csv", same(is, "symbol").and(near(is, "ts")));
      }
      default -> {
        // Of others nothing is known
      }
    }
  }

  private static Predicate<CsvRow> same(CsvRow as, String... columns) {
    Map<String, String> values = new HashMap<>();
    for (String column : columns) {
      values.put(column, as.get(column));
    }
    return row ->
        values.entrySet().stream().allMatch(e -> row.get(e.getKey()).equals(e.getValue()));
  }

  private static Predicate<CsvRow> near(CsvRow as, String column) {
    return row -> near(row.get(column), as.get(column));
  }

  private static boolean near(String time, String other) {
    try {
      Duration between = Duration.between(Instant.parse(time), Instant.parse(other));
      return between.abs().compareTo(AROUND) <= 0;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private void written(String name, Predicate<CsvRow> wanted) {
    Path file = out.resolve(name);
    if (Files.exists(file)) {
      show("written, " + name, List.of(file), wanted);
    }
  }

  private void show(String what, List<Path> files, Predicate<CsvRow> wanted) {
    Deque<String> last = new ArrayDeque<>();
    long found = 0;
    try (CsvFiles csv = new CsvFiles(files, List.of())) {
      for (CsvRow row = csv.next(); row != null; row = csv.next()) {
        if (row.wellFormed() && wanted.test(row)) {
          found++;
          last.addLast(row.place() + " " + row.raw());
          if (last.size() > SHOWN) {
            last.removeFirst();
          }
        }
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      report.note("%s cannot be read again: %s".formatted(what, e.getMessage()));
    }
    report.detail(
        "%s: %,d rows%s".formatted(what, found, found > SHOWN ? ", the last " + SHOWN + ":" : ":"));
    last.forEach(report::detail);
  }
}
