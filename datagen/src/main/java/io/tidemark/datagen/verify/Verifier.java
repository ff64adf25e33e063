package io.tidemark.datagen.verify;

import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.csv.CsvFiles;
import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.NaiveOptions;
import io.tidemark.datagen.oracle.NaiveReplay;
import io.tidemark.datagen.oracle.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Recomputes a replay from its inputs and compares it with what was written. */
public final class Verifier {
  private static final int FILLS_SHOWN = 20;

  /** Why signals are left out. */
  static final String OTHER_RULES =
      "signals are not compared: other rules than the shipped ones ran, which are not recomputed";

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
    return verify(inputs, NaiveOptions.replay(), out, progress);
  }

  /** The same for a replay that ran with other settings than the defaults. */
  public static Report verify(
      Inputs inputs, NaiveOptions options, Path out, Consumer<String> progress) throws IOException {
    return compare(
        NaiveReplay.run(inputs, options, progress), options.shippedRules(), inputs, out, progress);
  }

  /** Compares with a recomputation at hand. */
  static Report compare(Expected expected, Inputs inputs, Path out, Consumer<String> progress)
      throws IOException {
    return compare(expected, true, inputs, out, progress);
  }

  /** The same; without the signals where those expected are not of the rules that ran. */
  private static Report compare(
      Expected expected, boolean signals, Inputs inputs, Path out, Consumer<String> progress)
      throws IOException {
    Report report = new Report();
    Map<String, Long> rows = new TreeMap<>();
    for (Table table : expected.figures()) {
      if (!signals && table.name().equals(expected.signals().name())) {
        report.note(OTHER_RULES);
        rows.put(table.name(), null);
        continue;
      }
      progress.accept("comparing " + table.name());
      Consumer<List<String>> onFirst =
          table.name().equals("positions.csv") ? row -> fills(row, inputs, report) : row -> {};
      TableDiff diff = new TableDiff(table, report, onFirst);
      if (table.name().equals(expected.signals().name())) {
        diff.optional(expected.signalTies());
      }
      rows.put(table.name(), diff.compare(out));
    }
    Table dead = expected.deadLetters();
    rows.put(dead.name(), DeadLetterDiff.compare(dead, out, report));
    identities(out, report);
    SummaryCheck summary = SummaryCheck.read(out, report);
    boolean changelog = summary.changelog();
    for (Table table : List.of(expected.positions(), expected.accounts())) {
      String log = table.name().replace(".csv", "_log.csv");
      if (changelog) {
        progress.accept("checking " + log);
        rows.put(log, LogCheck.check(log, table, out, report));
      } else if (Files.exists(out.resolve(log))) {
        report.differs(log, "is there, though summary.json tells of no changelogs");
      }
    }
    summary.counts(expected.counts());
    summary.outputs(rows);
    summary.unlisted(expected.unlisted());
    return report;
  }

  /** The identity holds in what was written, whatever was recomputed. */
  private static void identities(Path out, Report report) throws IOException {
    String name = "accounts.csv";
    Path file = out.resolve(name);
    if (!Files.exists(file)) {
      return;
    }
    RowCheck check = new RowCheck(name, report);
    try (CsvFiles csv = new CsvFiles(List.of(file), List.of("account"))) {
      for (CsvRow row = csv.next(); row != null; row = csv.next()) {
        if (row.wellFormed()) {
          check.account(row);
        }
      }
    } catch (IllegalArgumentException e) {
      report.differs(name, e.getMessage());
    }
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
