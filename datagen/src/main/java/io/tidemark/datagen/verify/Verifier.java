package io.tidemark.datagen.verify;

import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.csv.CsvFiles;
import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.NaiveReplay;
import io.tidemark.datagen.oracle.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Recomputes a replay from its inputs and compares it with what was written. */
public final class Verifier {
  private static final int FILLS_SHOWN = 20;

  private Verifier() {}

  /**
   * Compares every file of an output folder.
   *
   * @param inputs the files the replay read, in its order
   * @param out the folder it wrote
   * @param progress told a line now and then
   * @throws IOException when a file cannot be read; a difference is no exception
   */
  public static Report verify(Inputs inputs, Path out, Consumer<String> progress)
      throws IOException {
    return compare(NaiveReplay.run(inputs, progress), inputs, out, progress);
  }

  /** Compares with a recomputation at hand. */
  static Report compare(Expected expected, Inputs inputs, Path out, Consumer<String> progress)
      throws IOException {
    Report report = new Report();
    for (Table table : expected.figures()) {
      progress.accept("comparing " + table.name());
      Consumer<List<String>> onFirst =
          table.name().equals("positions.csv") ? row -> fills(row, inputs, report) : row -> {};
      new TableDiff(table, report, onFirst).compare(out);
    }
    DeadLetterDiff.compare(expected.deadLetters(), out, report);
    SummaryCheck.check(expected.counts(), out, report);
    new LogCheck("accounts.csv", List.of("account"), false, report).check(out);
    new LogCheck("accounts_log.csv", List.of("account"), true, report).check(out);
    new LogCheck("positions_log.csv", List.of("account", "book", "symbol"), true, report)
        .check(out);
    return report;
  }

  private static void fills(List<String> position, Inputs inputs, Report report) {
    try (CsvFiles csv = new CsvFiles(inputs.trades(), List.of("account", "symbol"))) {
      int shown = 0;
      for (CsvRow row = csv.next(); row != null && shown < FILLS_SHOWN; row = csv.next()) {
        if (row.wellFormed()
            && row.get("account").equals(position.get(0))
            && row.get("book").equals(position.get(1))
            && row.get("symbol").equals(position.get(2))) {
          report.detail(row.place() + " " + row.raw());
          shown++;
        }
      }
    } catch (IOException e) {
      report.note("its fills cannot be read: " + e.getMessage());
    }
  }
}
