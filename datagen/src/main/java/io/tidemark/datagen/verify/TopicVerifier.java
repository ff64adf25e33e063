package io.tidemark.datagen.verify;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.Feeds;
import io.tidemark.datagen.oracle.NaiveOptions;
import io.tidemark.datagen.oracle.NaiveReplay;
import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.oracle.Witness;
import io.tidemark.datagen.spill.Row;
import io.tidemark.datagen.spill.Rows;
import io.tidemark.datagen.spill.Sorter;
import io.tidemark.datagen.spill.Spill;
import io.tidemark.datagen.topic.KafkaLog;
import io.tidemark.datagen.topic.TopicFeeds;
import io.tidemark.datagen.topic.TopicInputs;
import io.tidemark.datagen.topic.TopicLog;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Recomputes from the input topics what a drained job must have written, and compares it with the
 * output topics and the database. It knows few settings, and limits that stood still. Memory grows
 * as that of {@link NaiveReplay}, and with the keys of the ledger's topics; rows of fills, bars,
 * indicators, signals, alerts and dead letters go to temporary files, which are removed at the end.
 */
public final class TopicVerifier {
  /** The topics of events whose rows are loaded too. */
  private static final Set<Topic> TABLES = EnumSet.of(Topic.SIGNALS, Topic.BARS, Topic.ALERTS);

  private static final long MAX_AHEAD = 60_000_000L;
  private static final Table NONE = new Table("", List.of(), List.of(), List.of());

  /**
   * What to verify.
   *
   * @param ledger whose rows of positions, accounts-pnl and fills; those of other ledgers are not
   *     looked at
   * @param scope how much must be as recomputed
   * @param maxAhead the job's {@code watermark.max-ahead}, microseconds; judged where the topic's
   *     timestamps are the broker's
   * @param naive the job's other settings
   */
  public record Options(String ledger, Scope scope, long maxAhead, NaiveOptions naive) {
    /** Everything, of a job with default settings. */
    public static Options of(String ledger) {
      return new Options(ledger, Scope.EVERYTHING, MAX_AHEAD, NaiveOptions.live());
    }

    /** The same with another scope. */
    public Options with(Scope other) {
      return new Options(ledger, other, maxAhead, naive);
    }
  }

  private final TopicLog log;
  private final WireFormat format;
  private final Options options;
  private final Connection database;
  private final Consumer<String> progress;
  private final Spill spill;
  private final Report report = new Report();
  private final Stories stories = new Stories(report);
  private final History history;

  private TopicVerifier(
      TopicLog log,
      WireFormat format,
      Options options,
      Connection database,
      Spill spill,
      Consumer<String> progress) {
    this.spill = spill;
    this.log = log;
    this.format = format;
    this.options = options;
    this.database = database;
    this.progress = progress;
    this.history = new History(log, format, report);
  }

  /**
   * Verifies all outputs of a ledger whose job ran with default settings and was drained.
   *
   * @param database where the loader wrote, or null; it must have caught up
   * @param progress told a line now and then
   * @throws IOException when a topic cannot be read; a difference is no exception
   * @throws SQLException when a table cannot be read
   */
  public static Report verify(
      TopicInputs inputs, String ledger, Connection database, Consumer<String> progress)
      throws IOException, SQLException {
    return verify(inputs, Options.of(ledger), database, progress);
  }

  /** The same with options. */
  public static Report verify(
      TopicInputs inputs, Options options, Connection database, Consumer<String> progress)
      throws IOException, SQLException {
    try (KafkaLog log = new KafkaLog(inputs)) {
      return verify(log, inputs.format(), options, database, progress);
    }
  }

  /** The same over topics wherever they are kept. */
  static Report verify(
      TopicLog log,
      WireFormat format,
      Options options,
      Connection database,
      Consumer<String> progress)
      throws IOException, SQLException {
    try (Spill spill = Spill.standard()) {
      return new TopicVerifier(log, format, options, database, spill, progress).run();
    }
  }

  private Report run() throws IOException, SQLException {
    checkTopics();
    progress.accept("recomputing from the input topics");
    Expected expected;
    try (Feeds feeds = TopicFeeds.open(log, format, options.maxAhead)) {
      expected = NaiveReplay.run(feeds, options.naive, spill, new Witness(), progress);
    }
    expected.counts().forEach((source, counts) -> report.note(source + ": " + counts));
    Set<String> converting = converting(expected.balances());
    ledger(
        Topic.POSITIONS,
        expected.positions(),
        options.scope.positions(converting),
        history::position);
    ledger(
        Topic.ACCOUNTS_PNL,
        expected.accounts(),
        options.scope.accounts(converting),
        history::account);
    fills(expected.fills());
    alerts(expected.alerts());
    if (options.naive.shippedRules() && isEmpty(Topic.SIGNAL_RULES)) {
      events(Topic.SIGNALS, expected.signals(), expected.signalTies());
    } else {
      report.note(Verifier.OTHER_RULES);
    }
    events(Topic.BARS, expected.bars(), NONE);
    events(Topic.INDICATORS, expected.indicators(), NONE);
    progress.accept("comparing " + log.name(Topic.DEAD_LETTERS));
    DeadLetterTopic.compare(expected.deadLetters(), log, options.scope, spill, report);
    stories.tell(this::again, progress);
    return report;
  }

  private void again(Witness witness) throws IOException {
    try (Feeds feeds = TopicFeeds.open(log, format, options.maxAhead)) {
      witness.watch(feeds, options.naive);
    }
  }

  private boolean isEmpty(Topic topic) throws IOException {
    for (int p = 0; p < log.partitions(topic); p++) {
      try (TopicLog.Records records = log.read(topic, p)) {
        if (records.next() != null) {
          return false;
        }
      }
    }
    return true;
  }

  private void checkTopics() {
    for (Topic topic : Topic.values()) {
      if (log.partitions(topic) == 0) {
        report.differs("topic " + log.name(topic), "there is no such topic");
      }
      for (int p = 0; p < log.partitions(topic) && topic.isInput(); p++) {
        if (log.lost(topic, p) > 0 && !topic.isCompacted()) {
          report.note(
              "%s-%d begins at offset %d: what came before is gone and not recomputed"
                  .formatted(log.name(topic), p, log.lost(topic, p)));
        }
      }
    }
  }

  /** The accounts that hold more than one currency. */
  private static Set<String> converting(Table balances) {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    balances.rows().stream().filter(row -> !seen.add(row.get(0))).forEach(r -> twice.add(r.get(0)));
    return twice;
  }

  private void ledger(
      Topic topic,
      Table table,
      BiPredicate<List<String>, String> judged,
      Consumer<List<String>> onFirst)
      throws IOException, SQLException {
    String name = "topic " + log.name(topic);
    progress.accept("comparing " + name);
    Sorter rows = spill.sorter();
    new LedgerTopic(log, format, topic, table.columns(), options.ledger, report, progress)
        .read(row -> rows.add(table.row(row)));
    new TableDiff(table, name, report, judged, first(table, onFirst)).compare(rows);
    checkRows(table, name, rows);
    spill.drop(rows);
    if (database != null) {
      String stored = topic.suffix().replace('-', '_');
      progress.accept("comparing table " + stored);
      Sorter kept = stored(stored, table);
      new TableDiff(table, "table " + stored, report, judged, first(table, onFirst)).compare(kept);
      spill.drop(kept);
    }
  }

  /** Tells the story of the first key that differs, and what lies in the topics. */
  private TableDiff.First first(Table table, Consumer<List<String>> onFirst) {
    return (expected, written) -> {
      stories.of(table, expected, written);
      onFirst.accept(expected == null ? written : expected);
    };
  }

  private Sorter stored(String name, Table table) throws SQLException {
    Sorter rows = spill.sorter();
    DatabaseRows.read(database, name, table.columns(), row -> rows.add(table.row(row)));
    return rows;
  }

  private void fills(Table table) throws IOException, SQLException {
    String name = "topic " + log.name(Topic.FILLS);
    progress.accept("comparing " + name);
    Sorter rows = spill.sorter();
    new FillTopic(log, format, table.columns(), options.ledger, report)
        .read(row -> rows.add(table.row(row)));
    fills(table, name, rows);
    if (database != null) {
      progress.accept("comparing table fills");
      fills(table, "table fills", stored("fills", table));
    }
  }

  private void fills(Table table, String name, Sorter rows) {
    TableDiff diff =
        new TableDiff(table, name, report, options.scope.fills(), first(table, history::fill));
    if (options.scope == Scope.EVENTS) {
      diff.needed(new Settled(table, rows));
    }
    diff.compare(rows);
    spill.drop(rows);
  }

  private void alerts(Table table) throws IOException, SQLException {
    if (LimitsCheck.stood(log)) {
      events(Topic.ALERTS, table, NONE);
    } else {
      report.note("limits changed after the first trade or cash event: alerts are not compared");
    }
  }

  /** What the figures of a last row must be to one another. */
  private void checkRows(Table table, String name, Sorter rows) {
    RowCheck check = new RowCheck(name, report);
    boolean accounts = table.name().equals("accounts.csv");
    try (Rows all = rows.read()) {
      for (Row next = all.next(); next != null; next = all.next()) {
        CsvRow row = CsvRow.of(table.columns(), next.fields());
        // Before the first cut nothing is valued, and what does not fit is blank. A row that was
        // sent at once, of an account that no cut has valued yet, has marks and no day.
        boolean valued = !row.get("valued_at").isEmpty();
        if (valued && !accounts) {
          check.position(row);
        } else if (valued && !row.get("equity").isEmpty() && !row.get("day_start").isEmpty()) {
          check.account(row);
        }
      }
    }
  }

  private void events(Topic topic, Table table, Table ties) throws IOException, SQLException {
    String name = "topic " + log.name(topic);
    progress.accept("comparing " + name);
    Report into = options.scope == Scope.EVERYTHING ? report : new Report();
    Sorter rows = new EventTopic(log, format, topic, table, spill, into).read();
    events(topic, table, ties, name, rows, into);
    if (database != null && TABLES.contains(topic)) {
      String stored = topic.suffix();
      progress.accept("comparing table " + stored);
      events(topic, table, ties, "table " + stored, stored(stored, table), into);
    }
    if (into != report) {
      into.differences()
          .forEach(
              (label, count) -> report.note("%s: %,d not as recomputed".formatted(label, count)));
    }
  }

  private void events(Topic topic, Table table, Table ties, String name, Sorter rows, Report into) {
    TableDiff.First onFirst = first(table, row -> history.event(topic, table, row));
    new TableDiff(
            table,
            name,
            into,
            (row, column) -> true,
            into == report ? onFirst : (expected, written) -> {})
        .optional(ties)
        .compare(rows);
    spill.drop(rows);
  }
}
