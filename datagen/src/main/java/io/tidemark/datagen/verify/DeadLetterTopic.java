package io.tidemark.datagen.verify;

import io.tidemark.contracts.InputFile;
import io.tidemark.contracts.Topic;
import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.topic.LogRecord;
import io.tidemark.datagen.topic.TopicLog;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares the dead letters of a topic by source and place. A record with two faults may be named
 * for either, so another reason than expected is a note, unless it is one that excludes others.
 * Rules are not judged.
 */
final class DeadLetterTopic {
  private static final Set<String> ALONE = Set.of("NULL_VALUE", "UNDECODABLE", "UNKNOWN_SCHEMA");

  private DeadLetterTopic() {}

  static void compare(Table expected, TopicLog log, Scope scope, Report report) throws IOException {
    String label = "topic " + log.name(Topic.DEAD_LETTERS);
    report.compared(label, expected.rows().size());
    Map<String, String> reasons = new TreeMap<>();
    expected.rows().forEach(row -> reasons.put(row.get(0) + " " + row.get(1), row.get(2)));
    Map<String, String> written = new TreeMap<>();
    long copies = 0;
    for (int partition = 0; partition < log.partitions(Topic.DEAD_LETTERS); partition++) {
      try (TopicLog.Records records = log.read(Topic.DEAD_LETTERS, partition)) {
        for (LogRecord record = records.next(); record != null; record = records.next()) {
          Map<String, String> headers = record.headers();
          if (InputFile.SIGNAL_RULES.source().equals(headers.get("source"))) {
            continue;
          }
          String key = headers.get("source") + " " + headers.get("place");
          String reason = String.valueOf(headers.get("reason"));
          String before = written.put(key, reason);
          if (before == null) {
            compare(label, key, reasons.remove(key), reason, report);
          } else if (before.equals(reason)) {
            copies++;
          } else {
            report.differs(label, "%s came as %s and as %s".formatted(key, before, reason));
          }
        }
      }
    }
    if (copies > 0) {
      report.note("%s: %,d copies".formatted(label, copies));
    }
    reasons.forEach(
        (key, reason) -> {
          if (scope == Scope.EVERYTHING) {
            report.differs(label, "missing: " + key + " " + reason);
          } else {
            report.note("%s: not there (yet): %s %s".formatted(label, key, reason));
          }
        });
  }

  private static void compare(
      String label, String key, String expected, String reason, Report report) {
    if (expected == null) {
      report.differs(label, "extra: " + key + " " + reason);
    } else if (!expected.equals(reason)) {
      String line = "%s: %s expected, %s written".formatted(key, expected, reason);
      if (ALONE.contains(expected) || ALONE.contains(reason)) {
        report.differs(label, line);
      } else {
        report.note(line);
      }
    }
  }
}
