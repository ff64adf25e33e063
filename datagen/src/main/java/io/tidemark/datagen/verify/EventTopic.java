package io.tidemark.datagen.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.spill.Row;
import io.tidemark.datagen.spill.Rows;
import io.tidemark.datagen.spill.Sorter;
import io.tidemark.datagen.spill.Spill;
import io.tidemark.datagen.topic.LogRecord;
import io.tidemark.datagen.topic.TopicLog;
import io.tidemark.datagen.topic.WireRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads a topic whose records are sent at least once: signals, bars, indicators or alerts. A copy
 * says the same as the first under the same id, which is a field or the table's key. Copies are
 * found where equal ids meet, so that none need be remembered.
 */
final class EventTopic {
  private final TopicLog log;
  private final Topic topic;
  private final String label;
  private final Table table;
  private final Spill spill;
  private final Report report;
  private final WireFormat.Decoder<SpecificRecord> decoder;
  private final WireRows rows;
  private final Schema.Field id;
  private final int key;

  /**
   * @param table whose keys tell records apart where the schema has no field {@code id}
   */
  EventTopic(
      TopicLog log, WireFormat format, Topic topic, Table table, Spill spill, Report report) {
    this.log = log;
    this.topic = topic;
    this.label = "topic " + log.name(topic);
    this.table = table;
    this.spill = spill;
    this.report = report;
    decoder = format.decoder(topic.schema(), log.name(topic));
    rows = new WireRows(topic.schema(), table.columns());
    id = topic.schema().getField("id");
    key = table.columns().indexOf(topic == Topic.ALERTS ? "account" : "symbol");
  }

  /** The different rows, in the order of the table's keys. */
  Sorter read() throws IOException {
    Sorter byId = spill.sorter();
    for (int partition = 0; partition < log.partitions(topic); partition++) {
      try (TopicLog.Records records = log.read(topic, partition)) {
        for (LogRecord record = records.next(); record != null; record = records.next()) {
          SpecificRecord value = decode(record);
          if (value != null) {
            byId.add(identified(record, value));
          }
        }
      }
    }
    Sorter byKey = spill.sorter();
    try (Rows all = byId.read()) {
      long copies = 0;
      Row before = null;
      List<String> first = null;
      for (Row row = all.next(); row != null; row = all.next()) {
        boolean copy = before != null && row.compareTo(before) == 0;
        List<String> fields = row.fields().subList(1, row.fields().size());
        if (!copy) {
          first = fields;
          byKey.add(table.row(fields));
        } else {
          copies++;
          same(row.fields().get(0), first, fields);
        }
        before = row;
      }
      if (copies > 0) {
        report.note("%s: %,d copies".formatted(label, copies));
      }
    }
    spill.drop(byId);
    return byKey;
  }

  /** Under its id, or the key that is one: its place and its fields. */
  private Row identified(LogRecord record, SpecificRecord value) {
    List<String> fields = rows.fields(value);
    checkKey(record, fields);
    List<String> placed = new ArrayList<>(fields.size() + 1);
    placed.add(record.place());
    placed.addAll(fields);
    return id == null
        ? table.row(fields).with(placed)
        : Row.of(value.get(id.pos()).toString().getBytes(UTF_8), placed);
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

  private void same(String place, List<String> first, List<String> fields) {
    if (!first.equals(fields)) {
      report.differs(
          label,
          Finding.WRONG,
          "%s: the same id, other content: %s and %s".formatted(place, first, fields));
    }
  }

  private void checkKey(LogRecord record, List<String> fields) {
    String of = record.key() == null ? null : new String(record.key(), UTF_8);
    if (!fields.get(key).equals(of)) {
      report.differs(label, "%s: key %s of %s".formatted(record.place(), of, fields.get(key)));
    }
  }
}
