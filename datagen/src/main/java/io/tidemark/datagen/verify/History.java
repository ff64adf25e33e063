package io.tidemark.datagen.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.topic.LogRecord;
import io.tidemark.datagen.topic.TopicLog;
import io.tidemark.datagen.topic.WireRows;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Tells of a key that differs: the input records that touch it, and the rows written for it. */
final class History {
  private static final int SHOWN = 20;

  /** How long before a signal its ticks are shown; a late one may be as old as that. */
  private static final Duration BEFORE = Duration.ofSeconds(2);

  private final TopicLog log;
  private final WireFormat format;
  private final Report report;

  History(TopicLog log, WireFormat format, Report report) {
    this.log = log;
    this.format = format;
    this.report = report;
  }

  /** Of a position: its fills, and its rows. */
  void position(List<String> row) {
    Map<String, String> key =
        Map.of("account", row.get(0), "book", row.get(1), "symbol", row.get(2));
    show(Topic.TRADES, key.get("account"), record -> has(record, key));
    show(Topic.POSITIONS, null, record -> has(record, key));
  }

  /** Of a row of fills: the messages about its position, and its rows. */
  void fill(List<String> row) {
    Map<String, String> key =
        Map.of("account", row.get(0), "book", row.get(2), "symbol", row.get(3));
    show(Topic.TRADES, row.get(0), record -> has(record, key));
    show(Topic.FILLS, row.get(0), record -> has(record, key));
  }

  /** Of an alert: the limits and the rows of its account. */
  void alert(List<String> row) {
    Map<String, String> key = Map.of("account", row.get(1));
    show(Topic.LIMITS, null, record -> has(record, key));
    show(Topic.ALERTS, row.get(1), record -> has(record, key));
    show(Topic.ACCOUNTS_PNL, row.get(1), record -> has(record, key));
  }

  /** Of an account: its fills and cash events, and its rows. */
  void account(List<String> row) {
    Map<String, String> key = Map.of("account", row.get(0));
    show(Topic.TRADES, row.get(0), record -> has(record, key));
    show(Topic.CASH, row.get(0), record -> has(record, key));
    show(Topic.ACCOUNTS_PNL, row.get(0), record -> has(record, key));
  }

  /** Of a signal, bar or indicator: the ticks of its time, and what was written for that time. */
  void event(Topic topic, Table table, List<String> row) {
    List<String> columns = table.columns();
    if (topic == Topic.ALERTS) {
      alert(row);
      return;
    }
    String symbol = row.get(columns.indexOf("symbol"));
    if (topic == Topic.BARS) {
      symbol(topic, symbol, row.get(columns.indexOf("start")), row.get(columns.indexOf("end")));
    } else {
      String ts = row.get(columns.indexOf("ts"));
      symbol(topic, symbol, ts, ts);
    }
  }

  private void symbol(Topic output, String symbol, String from, String to) {
    Instant start;
    Instant end;
    try {
      start = Instant.parse(from).minus(BEFORE);
      end = Instant.parse(to);
    } catch (DateTimeException e) {
      return; // a row of nonsense has no history
    }
    Map<String, String> key = Map.of("symbol", symbol);
    if (output != Topic.INDICATORS) {
      show(Topic.TICKS, symbol, record -> has(record, key) && within(record, "ts", start, end));
    }
    String time = output == Topic.BARS ? "start" : "ts";
    show(output, symbol, record -> has(record, key) && within(record, time, start, end));
  }

  private static boolean has(SpecificRecord record, Map<String, String> values) {
    return values.entrySet().stream()
        .allMatch(
            entry ->
                entry
                    .getValue()
                    .equals(record.get(record.getSchema().getField(entry.getKey()).pos())));
  }

  private static boolean within(SpecificRecord record, String field, Instant start, Instant end) {
    Instant time = (Instant) record.get(record.getSchema().getField(field).pos());
    return !time.isBefore(start) && !time.isAfter(end);
  }

  /** The last records of a topic that are wanted; a null key leaves the choice to the predicate. */
  private void show(Topic topic, String key, Predicate<SpecificRecord> wanted) {
    WireFormat.Decoder<SpecificRecord> decoder = format.decoder(topic.schema(), log.name(topic));
    WireRows rows =
        new WireRows(
            topic.schema(),
            topic.schema().getFields().stream().map(field -> field.name()).toList());
    Deque<String> last = new ArrayDeque<>();
    long found = 0;
    for (int partition = 0; partition < log.partitions(topic); partition++) {
      try (TopicLog.Records records = log.read(topic, partition)) {
        for (LogRecord record = records.next(); record != null; record = records.next()) {
          if (key == null
              || (record.key() != null && key.equals(new String(record.key(), UTF_8)))) {
            String line = line(record, decoder, rows, wanted);
            if (line != null) {
              found++;
              last.addLast(line);
              if (last.size() > SHOWN) {
                last.removeFirst();
              }
            }
          }
        }
      } catch (IOException e) {
        report.note("%s-%d cannot be read again: %s".formatted(topic, partition, e.getMessage()));
      }
    }
    report.detail(
        "%s: %,d records%s"
            .formatted(log.name(topic), found, found > SHOWN ? ", the last " + SHOWN + ":" : ":"));
    last.forEach(report::detail);
  }

  private static String line(
      LogRecord record,
      WireFormat.Decoder<SpecificRecord> decoder,
      WireRows rows,
      Predicate<SpecificRecord> wanted) {
    try {
      SpecificRecord value = record.value() == null ? null : decoder.decode(record.value());
      if (value == null || !wanted.test(value)) {
        return null;
      }
      List<String> fields = rows.fields(value);
      return record.place()
          + " "
          + rows.columns().stream()
              .map(column -> column + "=" + fields.get(rows.columns().indexOf(column)))
              .filter(text -> !text.endsWith("="))
              .collect(Collectors.joining(" "));
    } catch (Undecodable e) {
      return null; // a dead letter, and told as such
    }
  }
}
