package io.tidemark.datagen.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.contracts.InputFile;
import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.oracle.Feed;
import io.tidemark.datagen.oracle.Feeds;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The input topics as feeds: judges each record as far as its bytes, key and time go. */
public final class TopicFeeds {
  private static final long MICROS_PER_MILLI = 1000;

  private TopicFeeds() {}

  /**
   * All partitions of all inputs; a topic that is not there has none.
   *
   * @param maxAhead {@code watermark.max-ahead}, microseconds. Only a record whose timestamp is the
   *     broker's can be found to be ahead of it
   */
  public static Feeds open(TopicLog log, WireFormat format, long maxAhead) {
    return new Feeds(
        feeds(log, format, Topic.TICKS, InputFile.TICKS, maxAhead),
        feeds(log, format, Topic.TRADES, InputFile.TRADES, maxAhead),
        feeds(log, format, Topic.INSTRUMENTS, InputFile.INSTRUMENTS, maxAhead),
        feeds(log, format, Topic.ACCOUNTS, InputFile.ACCOUNTS, maxAhead),
        feeds(log, format, Topic.CASH, InputFile.CASH, maxAhead),
        feeds(log, format, Topic.LIMITS, InputFile.LIMITS, maxAhead));
  }

  private static List<Feed> feeds(
      TopicLog log, WireFormat format, Topic topic, InputFile kind, long maxAhead) {
    List<Feed> feeds = new ArrayList<>();
    for (int partition = 0; partition < log.partitions(topic); partition++) {
      feeds.add(
          new Judge(
              log.read(topic, partition),
              format.decoder(topic.schema(), log.name(topic)),
              new WireRows(topic.schema(), kind.columns()),
              topic,
              maxAhead));
    }
    return feeds;
  }

  private static final class Judge implements Feed {
    /** An account, or an account and a symbol; a {@code |} or {@code \\} in a name is escaped. */
    private static final String NAME = "(?:[^|\\\\]|\\\\[|\\\\])+";

    private static final Pattern LIMITS_KEY = Pattern.compile(NAME + "(?:\\|" + NAME + ")?");
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    private final TopicLog.Records records;
    private final WireFormat.Decoder<SpecificRecord> decoder;
    private final WireRows rows;
    private final List<Integer> key;
    private final int ts;
    private final long maxAhead;
    private final boolean deletable;
    private final Pattern deletableKey;

    Judge(
        TopicLog.Records records,
        WireFormat.Decoder<SpecificRecord> decoder,
        WireRows rows,
        Topic topic,
        long maxAhead) {
      this.records = records;
      this.decoder = decoder;
      this.rows = rows;
      this.maxAhead = maxAhead;
      deletable = topic == Topic.INSTRUMENTS || topic == Topic.LIMITS;
      deletableKey = topic == Topic.LIMITS ? LIMITS_KEY : ANY;
      Schema schema = topic.schema();
      key = Keys.fields(topic);
      ts = schema.getField("ts") == null ? -1 : schema.getField("ts").pos();
    }

    @Override
    public Entry next() {
      LogRecord record = records.next();
      return record == null ? null : judge(record);
    }

    private Entry judge(LogRecord record) {
      String place = record.place();
      if (record.value() == null) {
        if (!deletable || record.key() == null) {
          return Entry.dead(place, "NULL_VALUE");
        }
        String deleted = new String(record.key(), UTF_8);
        return deletableKey.matcher(deleted).matches()
            ? Entry.delete(place, deleted)
            : Entry.dead(place, "KEY_MISMATCH");
      }
      SpecificRecord value;
      try {
        value = decoder.decode(record.value());
      } catch (Undecodable e) {
        return Entry.dead(
            place,
            e.fault() == Undecodable.Fault.UNKNOWN_SCHEMA ? "UNKNOWN_SCHEMA" : "UNDECODABLE");
      }
      if (record.key() == null || !new String(record.key(), UTF_8).equals(Keys.of(value, key))) {
        return Entry.dead(place, "KEY_MISMATCH");
      }
      if (ts >= 0 && record.appended()) {
        long clock = record.timestamp() * MICROS_PER_MILLI;
        if (WireRows.micros((Instant) value.get(ts)) - maxAhead > clock) {
          return Entry.dead(place, "FUTURE");
        }
      }
      return Entry.of(place, rows.row(value, place));
    }

    @Override
    public void close() throws IOException {
      records.close();
    }
  }
}
