package io.tidemark.job.kafka;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.Alert;
import io.tidemark.engine.ledger.FillRow;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.PositionRow;
import io.tidemark.engine.ledger.RetiredRow;
import io.tidemark.engine.market.Bar;
import io.tidemark.engine.market.Indicator;
import io.tidemark.engine.market.Signal;
import io.tidemark.engine.num.Intervals;
import io.tidemark.engine.num.Times;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.Origin;
import io.tidemark.job.flow.PartialBar;
import io.tidemark.job.operators.TickText;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes messages of what the job puts out. It travels to the machines that use it, and serves one
 * thread.
 */
final class Messages implements Serializable {
  /** The header of rows of the ledger that names it. */
  static final String LEDGER = "ledger";

  /** The header that is the same however often a record is sent. */
  static final String ID = "id";

  private static final long serialVersionUID = 1L;

  private final String prefix;
  private final Map<String, String> ledger;
  private final WireFormat format;

  private transient Map<Topic, WireFormat.Encoder<SpecificRecord>> encoders;

  Messages(Settings settings) {
    this.prefix = settings.get(Keys.TOPICS_PREFIX);
    this.ledger = Map.of(LEDGER, settings.get(Keys.LEDGER_ID));
    this.format = WireFormats.of(settings);
  }

  /** A position, its end, an account or a fill; null for what goes to no topic. */
  Message ledger(LedgerRow row) {
    if (row instanceof PositionRow p) {
      String key = RecordKeys.join(p.account(), p.book(), p.symbol());
      return message(Topic.POSITIONS, p.account(), key, WireRows.position(p), ledger);
    }
    if (row instanceof RetiredRow r) {
      String key = RecordKeys.join(r.account(), r.book(), r.symbol());
      return message(Topic.POSITIONS, r.account(), key, null, ledger);
    }
    if (row instanceof FillRow f) {
      io.tidemark.wire.Fill fill = WireRows.fill(f, place(Topic.TRADES, f.part(), f.place()));
      return message(Topic.FILLS, null, f.account(), fill, ledger);
    }
    return row instanceof AccountRow a
        ? message(Topic.ACCOUNTS_PNL, null, a.account(), WireRows.account(a), ledger)
        : null;
  }

  Message alert(Alert a) {
    String id =
        RecordKeys.join(
            a.account(), a.symbol(), a.kind().name(), a.status().name(), Times.print(a.ts()));
    Map<String, String> headers = new LinkedHashMap<>(ledger);
    headers.put(ID, id);
    return message(Topic.ALERTS, null, a.account(), WireRows.alert(a, id), headers);
  }

  Message signal(Signal s) {
    return message(Topic.SIGNALS, null, s.symbol(), WireRows.signal(s), Map.of(ID, s.id()));
  }

  Message bar(Bar b) {
    String id = RecordKeys.join(b.symbol(), Intervals.print(b.interval()), Times.print(b.start()));
    return message(Topic.BARS, null, b.symbol(), WireRows.bar(b), Map.of(ID, id));
  }

  Message partialBar(PartialBar p) {
    Bar b = p.bar();
    String id =
        RecordKeys.join(
            b.symbol(),
            Intervals.print(b.interval()),
            Times.print(b.start()),
            Times.print(p.asOf()));
    return message(Topic.BARS_PARTIAL, null, b.symbol(), WireRows.partialBar(p), Map.of(ID, id));
  }

  Message indicator(Indicator i) {
    String id =
        RecordKeys.join(i.symbol(), Intervals.print(i.interval()), i.name(), Times.print(i.ts()));
    return message(Topic.INDICATORS, null, i.symbol(), WireRows.indicator(i), Map.of(ID, id));
  }

  /** The record as it came, or, of a tick that did not keep it, an equal one. */
  Message deadLetter(DeadLetter letter) {
    Origin origin = letter.origin();
    Topic source = Topic.valueOf(origin.source().name());
    String place = place(source, origin.part(), origin.place());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("source", origin.source().source());
    headers.put("place", place);
    headers.put("reason", letter.reason().name());
    headers.put("detail", letter.detail());
    headers.put(ID, place);
    Original original =
        Original.isOne(letter.raw()) ? Original.of(letter.raw()) : again(letter.raw());
    return new Message(Topic.DEAD_LETTERS, null, original.key(), original.value(), headers);
  }

  private String place(Topic topic, int partition, long offset) {
    return topic.name(prefix) + "-" + partition + "@" + offset;
  }

  private Original again(String row) {
    io.tidemark.wire.Tick tick = WireRows.tick(TickText.read(row));
    return new Original(
        tick.getSymbol().getBytes(StandardCharsets.UTF_8), encode(Topic.TICKS, tick));
  }

  private Message message(
      Topic topic, String route, String key, SpecificRecord value, Map<String, String> headers) {
    return new Message(
        topic,
        route,
        key.getBytes(StandardCharsets.UTF_8),
        value == null ? null : encode(topic, value),
        headers);
  }

  private byte[] encode(Topic topic, SpecificRecord value) {
    if (encoders == null) {
      encoders = new EnumMap<>(Topic.class);
    }
    return encoders
        .computeIfAbsent(topic, t -> format.encoder(t.schema(), t.name(prefix)))
        .encode(value);
  }
}
