package io.tidemark.datagen.verify;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.Feeds;
import io.tidemark.datagen.oracle.NaiveOptions;
import io.tidemark.datagen.oracle.NaiveReplay;
import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.topic.KafkaLog;
import io.tidemark.datagen.topic.TopicFeeds;
import io.tidemark.datagen.topic.TopicInputs;
import io.tidemark.datagen.topic.TopicLog;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Recomputes from the input topics what a drained job must have written, and compares it with the
 * output topics and the database. It knows few settings, and limits that stood still. What is kept
 * in memory grows with positions, fills, bars and signals, not with ticks.
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
  private final Report report = new Report();
  private final History history;

  private TopicVerifier(
      TopicLog log,
      WireFormat format,
      Options options,
      Connection database,
      Consumer<String> progress) {
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
    return new TopicVerifier(log, format, options, database, progress).run();
  }

  private Report run() throws IOException, SQLException {
    checkTopics();
    progress.accept("recomputing from the input topics");
    Expected expected;
    try (Feeds feeds = TopicFeeds.open(log, format, options.maxAhead)) {
      expected = NaiveReplay.run(feeds, options.naive, progress);
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
    DeadLetterTopic.compare(expected.deadLetters(), log, options.scope, report);
    return report;
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
    List<List<String>> rows =
        new LedgerTopic(log, format, topic, table.columns(), options.ledger, report, progress)
            .read();
    new TableDiff(table, name, report, judged, onFirst).compareRows(rows);
    checkRows(table, name, rows);
    if (database != null) {
      String stored = topic.suffix().replace('-', '_');
      progress.accept("comparing table " + stored);
      new TableDiff(table, "table " + stored, report, judged, onFirst)
          .compareRows(DatabaseRows.read(database, stored, table.columns()));
    }
  }

  private void fills(Table table) throws IOException, SQLException {
    String name = "topic " + log.name(Topic.FILLS);
    progress.accept("comparing " + name);
    fills(table, name, new FillTopic(log, format, table.columns(), options.ledger, report).read());
    if (database != null) {
      progress.accept("comparing table fills");
      fills(table, "table fills", DatabaseRows.read(database, "fills", table.columns()));
    }
  }

  private void fills(Table table, String name, List<List<String>> rows) {
    Table expected =
        options.scope == Scope.EVERYTHING ? table : Settled.of(table, name, rows, report);
    new TableDiff(expected, name, report, options.scope.fills(), history::fill).compareRows(rows);
  }

  private void alerts(Table table) throws IOException, SQLException {
    if (LimitsCheck.stood(log)) {
      events(Topic.ALERTS, table, NONE);
    } else {
      report.note("limits changed after the first trade or cash event: alerts are not compared");
    }
  }

  /** What the figures of a last row must be to one another. */
  private void checkRows(Table table, String name, List<List<String>> rows) {
    RowCheck check = new RowCheck(name, report);
    boolean accounts = table.name().equals("accounts.csv");
    for (List<String> fields : rows) {
      CsvRow row = CsvRow.of(table.columns(), fields);
      // Before the first cut nothing is valued, and what does not fit is blank
      boolean valued = !row.get("valued_at").isEmpty();
      if (valued && !accounts) {
        check.position(row);
      } else if (valued && !row.get("equity").isEmpty()) {
        check.account(row);
      }
    }
  }

  private void events(Topic topic, Table table, Table ties) throws IOException, SQLException {
    String name = "topic " + log.name(topic);
    progress.accept("comparing " + name);
    Report into = options.scope == Scope.EVERYTHING ? report : new Report();
    Collection<List<String>> rows =
        new EventTopic(log, format, topic, table.columns(), table.keys(), into).read();
    events(topic, table, ties, name, rows, into);
    if (database != null && TABLES.contains(topic)) {
      String stored = topic.suffix();
      events(
          topic,
          table,
          ties,
          "table " + stored,
          DatabaseRows.read(database, stored, table.columns()),
          into);
    }
    if (into != report) {
      into.differences()
          .forEach(
              (label, count) -> report.note("%s: %,d not as recomputed".formatted(label, count)));
    }
  }

  private void events(
      Topic topic,
      Table table,
      Table ties,
      String name,
      Collection<List<String>> rows,
      Report into) {
    Consumer<List<String>> onFirst =
        row -> {
          String symbol = row.get(table.columns().indexOf("symbol"));
          if (topic == Topic.BARS) {
            history.symbol(topic, symbol, row.get(2), row.get(3));
          } else if (topic == Topic.SIGNALS) {
            history.symbol(topic, symbol, row.get(0), row.get(0));
          } else if (topic == Topic.ALERTS) {
            history.alert(row);
          }
        };
    new TableDiff(table, name, into, (row, column) -> true, into == report ? onFirst : row -> {})
        .optional(ties)
        .compareRows(rows);
  }
}
