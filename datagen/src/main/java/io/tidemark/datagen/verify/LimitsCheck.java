package io.tidemark.datagen.verify;

import io.tidemark.contracts.Topic;
import io.tidemark.datagen.topic.LogRecord;
import io.tidemark.datagen.topic.TopicLog;
import java.io.IOException;

/** Whether limits stood still while events came; if not, nobody can say when each one applied. */
final class LimitsCheck {
  private LimitsCheck() {}

  /** Whether the newest record of limits was kept no later than the first trade or cash event. */
  static boolean stood(TopicLog log) throws IOException {
    long newest = Long.MIN_VALUE;
    for (int partition = 0; partition < log.partitions(Topic.LIMITS); partition++) {
      try (TopicLog.Records records = log.read(Topic.LIMITS, partition)) {
        for (LogRecord record = records.next(); record != null; record = records.next()) {
          newest = Math.max(newest, record.timestamp());
        }
      }
    }
    return newest <= Math.min(first(log, Topic.TRADES), first(log, Topic.CASH));
  }

  private static long first(TopicLog log, Topic topic) throws IOException {
    long first = Long.MAX_VALUE;
    for (int partition = 0; partition < log.partitions(topic); partition++) {
      try (TopicLog.Records records = log.read(topic, partition)) {
        LogRecord record = records.next();
        first = record == null ? first : Math.min(first, record.timestamp());
      }
    }
    return first;
  }
}
