package io.tidemark.datagen.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.topic.Keys;
import io.tidemark.datagen.topic.LogRecord;
import io.tidemark.datagen.topic.TopicLog;
import io.tidemark.datagen.topic.WireRows;
import io.tidemark.wire.AccountPnl;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;

/**
 * Reads a whole ledger topic, positions or accounts-pnl, and checks what must hold of its rows
 * whatever the inputs were: versions without a gap, no row that goes back or comes twice, an
 * account's rows in the partition of its key, and equity the sum of its terms. It keeps the last
 * row of each key but of positions that have retired. What compaction leaves out is no gap: it
 * takes a row away only for a newer one of its key that is older than the lag itself, so that a gap
 * before a younger row is one.
 */
final class LedgerTopic {
  /** The header that says whose row it is. */
  static final String LEDGER = "ledger";

  private static final int PROGRESS_EVERY = 500_000;

  /** The least {@code min.compaction.lag.ms} of a ledger topic. */
  private static final long COMPACTION_LAG_MILLIS = 86_400_000L;

  /** The last row of a key. */
  private record Last(long version, long valuedAt, List<String> fields) {}

  private final TopicLog log;
  private final Topic topic;
  private final String label;
  private final String ledger;
  private final Report report;
  private final Consumer<String> progress;
  private final WireFormat.Decoder<SpecificRecord> decoder;
  private final WireRows rows;
  private final int version;
  private final int valuedAt;
  private final long mayBeCompacted = System.currentTimeMillis() - COMPACTION_LAG_MILLIS;
  private final Map<String, Last> lasts = new TreeMap<>();
  private long checked;
  private long others;
  private long gaps;
  private long retired;

  LedgerTopic(
      TopicLog log,
      WireFormat format,
      Topic topic,
      List<String> columns,
      String ledger,
      Report report,
      Consumer<String> progress) {
    this.log = log;
    this.topic = topic;
    this.label = "topic " + log.name(topic);
    this.ledger = ledger;
    this.report = report;
    this.progress = progress;
    Schema schema = topic.schema();
    decoder = format.decoder(schema, log.name(topic));
    rows = new WireRows(schema, columns);
    version = schema.getField("version").pos();
    valuedAt = schema.getField("valued_at").pos();
  }

  /** Gives the last row of each key, after checking all rows. */
  void read(Consumer<List<String>> rowsOfKeys) throws IOException {
    for (int partition = 0; partition < log.partitions(topic); partition++) {
      try (TopicLog.Records records = log.read(topic, partition)) {
        for (LogRecord record = records.next(); record != null; record = records.next()) {
          take(record);
        }
      }
    }
    report.checked(label, checked);
    if (others > 0) {
      report.note("%s: %,d rows of other ledgers, not looked at".formatted(label, others));
    }
    if (gaps > 0) {
      report.note(
          "%s: %,d gaps before rows older than a day, where compaction may have been"
              .formatted(label, gaps));
    }
    if (retired > 0) {
      report.note("%s: %,d positions retired".formatted(label, retired));
    }
    lasts.values().forEach(row -> rowsOfKeys.accept(row.fields));
  }

  private void take(LogRecord record) {
    if (!ledger.equals(record.headers().get(LEDGER))) {
      others++;
      return;
    }
    checked++;
    if (checked % PROGRESS_EVERY == 0) {
      progress.accept("%,d rows of %s checked".formatted(checked, label));
    }
    if (record.key() == null || (record.value() == null && topic != Topic.POSITIONS)) {
      report.differs(label, record.place() + ": no key or no value");
      return;
    }
    if (record.value() == null) {
      retire(record, new String(record.key(), UTF_8));
      return;
    }
    SpecificRecord value;
    try {
      value = decoder.decode(record.value());
    } catch (Undecodable e) {
      report.differs(label, record.place() + ": does not decode: " + e.getMessage());
      return;
    }
    String key = new String(record.key(), UTF_8);
    List<String> fields = rows.fields(value);
    checkKey(record, key, fields);
    follow(record, key, value, fields);
    if (value instanceof AccountPnl row) {
      checkIdentity(record, row);
    }
  }

  /** A flat position has left the books; a later row of its key begins at version 1. */
  private void retire(LogRecord record, String key) {
    Last last = lasts.remove(key);
    if (last == null && record.timestamp() >= mayBeCompacted) {
      report.differs(label, "%s: %s retires and was not there".formatted(record.place(), key));
    } else if (last != null && !last.fields.get(rows.columns().indexOf("quantity")).equals("0")) {
      report.differs(
          label, "%s: %s retires and is not flat: %s".formatted(record.place(), key, last.fields));
    } else {
      retired++;
    }
  }

  private void checkKey(LogRecord record, String key, List<String> fields) {
    String expected = topic == Topic.POSITIONS ? Keys.join(fields.subList(0, 3)) : fields.get(0);
    if (!key.equals(expected)) {
      report.differs(label, "%s: key %s, expected %s".formatted(record.place(), key, expected));
    }
    int home = Utils.toPositive(Utils.murmur2(fields.get(0).getBytes(UTF_8)));
    if (record.partition() != home % log.partitions(topic)) {
      report.differs(label, record.place() + ": not in the partition of its account");
    }
  }

  private void follow(LogRecord record, String key, SpecificRecord value, List<String> fields) {
    long now = (Long) value.get(version);
    Object time = value.get(valuedAt);
    long cut = time == null ? Long.MIN_VALUE : WireRows.micros((Instant) time);
    Last last = lasts.put(key, new Last(now, cut, fields));
    String fault = null;
    Finding finding = Finding.ORDER;
    String gap = null;
    if (last == null) {
      if (now != 1 && !(now == 0 && topic == Topic.ACCOUNTS_PNL)) {
        gap = "version %d comes first".formatted(now);
      }
    } else if (now < last.version || cut < last.valuedAt) {
      fault = "version %d, valued before, follows version %d".formatted(now, last.version);
    } else if (now == last.version && cut == last.valuedAt) {
      fault = "version %d comes twice with the same valued_at".formatted(now);
      finding = Finding.DOUBLED;
    } else if (now > last.version + 1) {
      gap = "version %d follows version %d".formatted(now, last.version);
    }
    if (gap != null && record.timestamp() < mayBeCompacted) {
      gaps++;
    } else if (gap != null) {
      fault = gap;
      finding = Finding.GAP;
    }
    if (fault != null) {
      report.differs(label, finding, "%s: %s: %s".formatted(record.place(), fault, fields));
    }
  }

  private void checkIdentity(LogRecord record, AccountPnl row) {
    List<ByteBuffer> terms =
        Stream.of(
                row.getOpeningCash(),
                row.getNetDeposits(),
                row.getRealizedPnl(),
                row.getUnrealizedPnl(),
                row.getFees(),
                row.getFunding(),
                row.getEquity())
            .toList();
    if (terms.contains(null)) {
      return; // a figure that does not fit
    }
    BigDecimal[] t = terms.stream().map(WireRows::money).toArray(BigDecimal[]::new);
    BigDecimal sum = t[0].add(t[1]).add(t[2]).add(t[3]).subtract(t[4]).add(t[5]);
    if (sum.compareTo(t[6]) != 0) {
      report.differs(
          label,
          "%s: equity of %s is %s, its terms give %s"
              .formatted(
                  record.place(), row.getAccount(), t[6].toPlainString(), sum.toPlainString()));
    }
  }
}
