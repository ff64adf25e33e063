package io.tidemark.datagen.verify;

import io.tidemark.contracts.InputFile;
import io.tidemark.contracts.Topic;
import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.spill.Row;
import io.tidemark.datagen.spill.Rows;
import io.tidemark.datagen.spill.Sorter;
import io.tidemark.datagen.spill.Spill;
import io.tidemark.datagen.topic.LogRecord;
import io.tidemark.datagen.topic.TopicLog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the dead letters of a topic by source and place. A record with two faults may be named
 * for either, so another reason than expected is a note, unless it is one that excludes others.
 * Rules are not judged.
 */
final class DeadLetterTopic {
  private static final Set<String> ALONE = Set.of("NULL_VALUE", "UNDECODABLE", "UNKNOWN_SCHEMA");

  private final Table expected;
  private final TopicLog log;
  private final Scope scope;
  private final Report report;
  private final String label;
  private long copies;

  private DeadLetterTopic(Table expected, TopicLog log, Scope scope, Report report) {
    this.expected = expected;
    this.log = log;
    this.scope = scope;
    this.report = report;
    label = "topic " + log.name(Topic.DEAD_LETTERS);
  }

  static void compare(Table expected, TopicLog log, Scope scope, Spill spill, Report report)
      throws IOException {
    new DeadLetterTopic(expected, log, scope, report).run(spill);
  }

  private void run(Spill spill) throws IOException {
    report.compared(label, expected.size());
    Sorter sorter = spill.sorter();
    for (int partition = 0; partition < log.partitions(Topic.DEAD_LETTERS); partition++) {
      try (TopicLog.Records records = log.read(Topic.DEAD_LETTERS, partition)) {
        for (LogRecord record = records.next(); record != null; record = records.next()) {
          Map<String, String> headers = record.headers();
          String source = String.valueOf(headers.get("source"));
          if (!InputFile.SIGNAL_RULES.source().equals(source)) {
            String place = String.valueOf(headers.get("place"));
            String reason = String.valueOf(headers.get("reason"));
            sorter.add(expected.row(List.of(source, place, reason)));
          }
        }
      }
    }
    try (Rows expectedRows = expected.sorted().read();
        Rows writtenRows = sorter.read()) {
      compare(new Groups(expectedRows), new Groups(writtenRows));
    }
    spill.drop(sorter);
    if (copies > 0) {
      report.note("%s: %,d copies".formatted(label, copies));
    }
  }

  private void compare(Groups expected, Groups written) {
    while (expected.first() != null || written.first() != null) {
      Row e = expected.first();
      Row w = written.first();
      Row key = e == null || (w != null && w.compareTo(e) < 0) ? w : e;
      List<Row> due = expected.take(key);
      List<Row> there = written.take(key);
      String name = String.join(" ", key.fields().subList(0, 2));
      String reason = due.isEmpty() ? null : due.get(0).fields().get(2);
      if (there.isEmpty()) {
        missing(name, reason);
      } else {
        judge(name, reason, there.get(0).fields().get(2));
        copies(name, there);
      }
    }
  }

  private void missing(String name, String reason) {
    if (scope == Scope.EVERYTHING) {
      report.differs(label, Finding.MISSING, "missing: " + name + " " + reason);
    } else {
      report.note(
          label + ", not there", "%s: not there (yet): %s %s".formatted(label, name, reason));
    }
  }

  /** Those after the first say the same, or the record has two fates. */
  private void copies(String name, List<Row> there) {
    for (int i = 1; i < there.size(); i++) {
      String before = there.get(i - 1).fields().get(2);
      String reason = there.get(i).fields().get(2);
      if (before.equals(reason)) {
        copies++;
      } else {
        report.differs(label, "%s came as %s and as %s".formatted(name, before, reason));
      }
    }
  }

  private void judge(String name, String due, String reason) {
    if (due == null) {
      report.differs(label, Finding.EXTRA, "extra: " + name + " " + reason);
    } else if (!due.equals(reason)) {
      String line = "%s: %s expected, %s written".formatted(name, due, reason);
      if (ALONE.contains(due) || ALONE.contains(reason)) {
        report.differs(label, Finding.WRONG, line);
      } else {
        report.note(label + ", reasons", line);
      }
    }
  }
}
