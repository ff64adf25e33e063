package io.tidemark.datagen.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.topic.LogRecord;
import io.tidemark.datagen.topic.TopicLog;
import io.tidemark.datagen.topic.WireRows;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads the rows that a ledger appended to the topic fills, and checks what must hold of them
 * whatever the inputs were: an account's rows under its key, each once, in the order of its
 * versions.
 */
final class FillTopic {
  private final TopicLog log;
  private final String label;
  private final String ledger;
  private final Report report;
  private final WireFormat.Decoder<SpecificRecord> decoder;
  private final WireRows rows;
  private final int account;
  private final int version;
  private final Map<String, Long> newest = new HashMap<>();

  FillTopic(TopicLog log, WireFormat format, List<String> columns, String ledger, Report report) {
    this.log = log;
    this.label = "topic " + log.name(Topic.FILLS);
    this.ledger = ledger;
    this.report = report;
    decoder = format.decoder(Topic.FILLS.schema(), log.name(Topic.FILLS));
    rows = new WireRows(Topic.FILLS.schema(), columns);
    account = columns.indexOf("account");
    version = columns.indexOf("version");
  }

  /** Gives all rows of the ledger. */
  void read(Consumer<List<String>> all) throws IOException {
    long others = 0;
    for (int partition = 0; partition < log.partitions(Topic.FILLS); partition++) {
      try (TopicLog.Records records = log.read(Topic.FILLS, partition)) {
        for (LogRecord record = records.next(); record != null; record = records.next()) {
          if (ledger.equals(record.headers().get(LedgerTopic.LEDGER))) {
            take(record, all);
          } else {
            others++;
          }
        }
      }
    }
    if (others > 0) {
      report.note("%s: %,d rows of other ledgers, not looked at".formatted(label, others));
    }
  }

  private void take(LogRecord record, Consumer<List<String>> all) {
    List<String> fields;
    try {
      if (record.value() == null) {
        report.differs(label, record.place() + ": no value");
        return;
      }
      fields = rows.fields(decoder.decode(record.value()));
    } catch (Undecodable e) {
      report.differs(label, record.place() + ": does not decode: " + e.getMessage());
      return;
    }
    all.accept(fields);
    String of = fields.get(account);
    if (record.key() == null || !of.equals(new String(record.key(), UTF_8))) {
      report.differs(label, record.place() + ": not under the key of its account: " + fields);
    }
    long now = Long.parseLong(fields.get(version));
    Long before = newest.put(of, now);
    if (before != null && now <= before) {
      report.differs(
          label,
          Finding.ORDER,
          "%s: version %d follows version %d".formatted(record.place(), now, before));
    }
  }
}
