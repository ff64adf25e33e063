package io.tidemark.datagen.verify;

import io.tidemark.datagen.oracle.Story;
import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.oracle.Witness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How the recomputation came to what it expects of the first keys that differ. It is run once more
 * for them, after everything was compared.
 */
final class Stories {
  /** Runs the recomputation once more. */
  interface Again {
    void run(Witness witness) throws IOException;
  }

  /** Where a story is to be told. */
  private record Told(
      Table table,
      List<String> expected,
      List<String> written,
      Story story,
      Consumer<String> lines) {}

  private final Report report;
  private final Witness witness = new Witness();
  private final List<Told> all = new ArrayList<>();

  Stories(Report report) {
    this.report = report;
  }

  /** Wants the story of a key that was just reported; a row of nonsense has none. */
  void of(Table table, List<String> expected, List<String> written) {
    List<String> row = expected == null ? written : expected;
    try {
      Story story = watch(table.name(), row);
      all.add(new Told(table, expected, written, story, report.later()));
    } catch (IllegalArgumentException e) {
      report.detail("no history of it: " + e.getMessage());
    }
  }

  private Story watch(String table, List<String> row) {
    return switch (table) {
      case "positions.csv" -> witness.ledger().position(row.get(0), row.get(1), row.get(2));
      case "fills.csv" -> witness.ledger().position(row.get(0), row.get(2), row.get(3));
      case "accounts.csv", "balances.csv" -> witness.ledger().account(row.get(0));
      case "alerts.csv" -> witness.ledger().account(row.get(1));
      case "bars.csv" -> witness.market().bar(row.get(0), row.get(1), row.get(2));
      case "indicators.csv" ->
          witness.market().indicator(row.get(1), row.get(2), row.get(3), row.get(0));
      case "signals.csv" -> witness.market().signal(row.get(1), row.get(8), row.get(0));
      default -> throw new IllegalArgumentException(table + " has none");
    };
  }

  /** Tells all stories. */
  void tell(Again again, Consumer<String> progress) throws IOException {
    if (!witness.watches()) {
      return;
    }
    progress.accept("recomputing once more for the history of what differs first");
    again.run(witness);
    for (Told told : all) {
      Story story = told.story;
      List<String> last = story.last();
      told.lines.accept(
          "expected, step by step: %,d step%s%s"
              .formatted(
                  story.steps(),
                  story.steps() == 1 ? "" : "s",
                  last.size() < story.steps() ? ", of which the last:" : ":"));
      last.forEach(told.lines);
      lateness(told);
    }
  }

  /** Says whether a bar counts ticks that are late, or lacks some that are not. */
  private static void lateness(Told told) {
    List<String> withLate = told.story.withLate();
    if (withLate != null && Objects.equals(withLate, told.written)) {
      told.lines.accept("what is written counts ticks that are late");
    } else if (told.table.name().equals("bars.csv")
        && told.expected != null
        && told.written != null) {
      long missing = ticks(told, told.expected) - ticks(told, told.written);
      if (missing > 0) {
        told.lines.accept("what is written lacks ticks that are on time: " + missing);
      }
    }
  }

  private static long ticks(Told told, List<String> row) {
    String ticks = row.get(told.table.columns().indexOf("ticks"));
    return ticks.matches("[0-9]{1,18}") ? Long.parseLong(ticks) : 0;
  }
}
