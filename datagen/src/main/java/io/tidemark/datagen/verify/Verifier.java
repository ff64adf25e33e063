package io.tidemark.datagen.verify;

import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.csv.CsvFiles;
import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.NaiveOptions;
import io.tidemark.datagen.oracle.NaiveReplay;
import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.spill.Spill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Recomputes a replay from its inputs and compares it with what was written. Memory grows as that
 * of {@link NaiveReplay}, not with ticks or rows: these go to temporary files, which are removed at
 * the end.
 */
public final class Verifier {
  /** Why signals are left out. */
  static final String OTHER_RULES =
      "signals are not compared: other rules than the shipped ones ran, which are not recomputed";

  private final Inputs inputs;
  private final NaiveOptions options;
  private final Path out;
  private final Spill spill;
  private final Consumer<String> progress;
  private final Report report = new Report();
  private final Stories stories = new Stories(report);

  private Verifier(
      Inputs inputs, NaiveOptions options, Path out, Spill spill, Consumer<String> progress) {
    this.inputs = inputs;
    this.options = options;
    this.out = out;
    this.spill = spill;
    this.progress = progress;
  }

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
    try (Spill spill = Spill.standard()) {
      Expected expected = NaiveReplay.run(inputs, options, spill, progress);
      return new Verifier(inputs, options, out, spill, progress).compare(expected);
    }
  }

  /** Compares with a recomputation at hand. */
  static Report compare(Expected expected, Inputs inputs, Path out, Consumer<String> progress)
      throws IOException {
    try (Spill spill = Spill.standard()) {
      return new Verifier(inputs, NaiveOptions.replay(), out, spill, progress).compare(expected);
    }
  }

  private Report compare(Expected expected) throws IOException {
    boolean signals = options.shippedRules();
    Map<String, Long> rows = new TreeMap<>();
    for (Table table : expected.figures()) {
      if (!signals && table.name().equals(expected.signals().name())) {
        report.note(OTHER_RULES);
        rows.put(table.name(), null);
        continue;
      }
      progress.accept("comparing " + table.name());
      TableDiff diff = new TableDiff(table, report, (is, was) -> history(table, is, was));
      if (table.name().equals(expected.signals().name())) {
        diff.optional(expected.signalTies());
      }
      rows.put(table.name(), diff.compare(out, spill));
    }
    Table dead = expected.deadLetters();
    rows.put(dead.name(), DeadLetterDiff.compare(dead, out, spill, report));
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
    if (signals) {
      summary.crossovers(expected.signals(), expected.signalTies());
    }
    stories.tell(witness -> witness.watch(inputs, options), progress);
    return report;
  }

  private void history(Table table, List<String> expected, List<String> written) {
    stories.of(table, expected, written);
    new FileHistory(inputs, out, report).of(table, expected == null ? written : expected);
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
}
