package io.tidemark.datagen.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.topic.LogRecord;
import io.tidemark.datagen.topic.TopicLog;
import io.tidemark.datagen.topic.WireRows;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads a topic whose records are sent at least once: signals, bars, indicators or alerts. A copy
 * says the same as the first under the same id, which is a field or the columns given.
 */
final class EventTopic {
  private final TopicLog log;
  private final Topic topic;
  private final String label;
  private final Report report;
  private final WireFormat.Decoder<SpecificRecord> decoder;
  private final WireRows rows;
  private final Schema.Field id;
  private final int key;
  private final List<String> keys;

  /**
   * @param keys the columns that tell records apart where the schema has no field {@code id}
   */
  EventTopic(
      TopicLog log,
      WireFormat format,
      Topic topic,
      List<String> columns,
      List<String> keys,
      Report report) {
    this.log = log;
    this.topic = topic;
    this.label = "topic " + log.name(topic);
    this.keys = List.copyOf(keys);
    this.report = report;
    decoder = format.decoder(topic.schema(), log.name(topic));
    rows = new WireRows(topic.schema(), columns);
    id = topic.schema().getField("id");
    key = columns.indexOf(topic == Topic.ALERTS ? "account" : "symbol");
  }

  /** The different rows. */
  Collection<List<String>> read() throws IOException {
    Map<Object, List<String>> known = new LinkedHashMap<>();
    long copies = 0;
    for (int partition = 0; partition < log.partitions(topic); partition++) {
      try (TopicLog.Records records = log.read(topic, partition)) {
        for (LogRecord record = records.next(); record != null; record = records.next()) {
          SpecificRecord value = decode(record);
          if (value != null) {
            List<String> fields = rows.fields(value);
            List<String> first = known.putIfAbsent(id(value, fields), fields);
            copies += first == null ? 0 : 1;
            check(record, fields, first);
          }
        }
      }
    }
    if (copies > 0) {
      report.note("%s: %,d copies".formatted(label, copies));
    }
    return known.values();
  }

  private SpecificRecord decode(LogRecord record) {
    try {
      if (record.value() != null) {
        return decoder.decode(record.value());
      }
      report.differs(label, record.place() + ": no value");
    } catch (Undecodable e) {
      report.differs(label, record.place() + ": does not decode: " + e.getMessage());
    }
    return null;
  }

  private Object id(SpecificRecord value, List<String> fields) {
    return id != null
        ? value.get(id.pos())
        : keys.stream().map(key -> fields.get(rows.columns().indexOf(key))).toList();
  }

  private void check(LogRecord record, List<String> fields, List<String> first) {
    if (first != null && !first.equals(fields)) {
      report.differs(
          label,
          "%s: the same id, other content: %s and %s".formatted(record.place(), first, fields));
    }
    String of = record.key() == null ? null : new String(record.key(), UTF_8);
    if (!fields.get(key).equals(of)) {
      report.differs(label, "%s: key %s of %s".formatted(record.place(), of, fields.get(key)));
    }
  }
}
