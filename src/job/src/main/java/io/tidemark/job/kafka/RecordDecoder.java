package io.tidemark.job.kafka;

import io.tidemark.contracts.InputFile;
import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Times;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.codec.Codec;
import io.tidemark.job.codec.CodecType;
import io.tidemark.job.read.Parsed;
import io.tidemark.job.read.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/**
 * Makes an event or a dead letter of each record of an input topic; whatever the record holds, it
 * throws nothing. A registry that cannot be asked is no fault of the record: then it throws, and
 * the job tries again.
 */
final class RecordDecoder<R extends SpecificRecord, T>
    implements KafkaRecordDeserializationSchema<Parsed<T>> {
  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1000;

  private final InputFile input;
  private final Topic topic;
  private final String name;
  private final WireFormat format;
  private final Conversion<R, T> conversion;
  private final Codec<Parsed<T>> codec;
  private final boolean keepsRaw;
  private final long maxAhead;

  private transient WireFormat.Decoder<R> decoder;
  private transient WireFields fields;

  /**
   * A decoder of one topic.
   *
   * @param input what its records are
   */
  RecordDecoder(
      InputFile input,
      Topic topic,
      Conversion<R, T> conversion,
      Codec<Parsed<T>> codec,
      Settings settings) {
    this.input = input;
    this.topic = topic;
    this.name = topic.name(settings.get(Keys.TOPICS_PREFIX));
    this.format = WireFormats.of(settings);
    this.conversion = conversion;
    this.codec = codec;
    // Ticks are many, and MARKET refuses hardly any but those of unknown symbols.
    this.keepsRaw = input != InputFile.TICKS || settings.get(Keys.INSTRUMENTS_REQUIRED);
    this.maxAhead = settings.get(Keys.MAX_AHEAD);
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    decoder = format.decoder(topic.schema(), name);
    fields = new WireFields();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Parsed<T>> out) {
    Progress.add(input, 1);
    out.collect(parse(record));
  }

  private Parsed<T> parse(ConsumerRecord<byte[], byte[]> record) {
    int part = record.partition();
    long place = record.offset();
    try {
      T event = event(record);
      String raw = keepsRaw ? original(record) : null;
      if (event instanceof Tick tick) {
        tick.part = part;
        tick.place = place;
        tick.raw = raw;
      }
      return Parsed.live(part, place, event, conversion.ts(event), raw);
    } catch (Rejected rejected) {
      return Parsed.dead(part, place, rejected, original(record));
    }
  }

  private static String original(ConsumerRecord<byte[], byte[]> record) {
    return new Original(record.key(), record.value()).text();
  }

  private T event(ConsumerRecord<byte[], byte[]> record) {
    byte[] key = record.key();
    if (record.value() == null) {
      return conversion.deletion(key);
    }
    T event = conversion.event(decode(record.value()), fields);
    String named = conversion.key(event);
    if (key == null || !Arrays.equals(key, named.getBytes(StandardCharsets.UTF_8))) {
      throw new Rejected(
          Reason.KEY_MISMATCH,
          key == null
              ? "the record has no key; its value names " + named
              : "the key is " + shown(key) + "; the value names " + named);
    }
    long ts = conversion.ts(event);
    long clock = clock(record);
    if (ts != Conversion.UNTIMED && ts > clock + maxAhead) {
      throw new Rejected(
          Reason.FUTURE,
          "ts "
              + Times.print(ts)
              + " is ahead of "
              + Times.print(clock)
              + " by more than "
              + Keys.MAX_AHEAD);
    }
    return event;
  }

  private R decode(byte[] value) {
    try {
      return decoder.decode(value);
    } catch (Undecodable e) {
      Reason reason =
          e.fault() == Undecodable.Fault.UNKNOWN_SCHEMA
              ? Reason.UNKNOWN_SCHEMA
              : Reason.UNDECODABLE;
      throw new Rejected(reason, e.getMessage() == null ? "it does not decode" : e.getMessage());
    }
  }

  /**
   * When the record came, µs. The broker's time is the same however often the record is read; a
   * producer's says nothing, so where the topic has only that, the wall clock has to do.
   */
  private static long clock(ConsumerRecord<byte[], byte[]> record) {
    boolean brokers = record.timestampType() == TimestampType.LOG_APPEND_TIME;
    return (brokers ? record.timestamp() : System.currentTimeMillis()) * MICROS_PER_MILLI;
  }

  /** A key for a person: as text without control characters, not too long. */
  private static String shown(byte[] key) {
    String text = new String(key, 0, Math.min(key.length, 40), StandardCharsets.UTF_8);
    return '"' + text.replaceAll("\\p{Cntrl}", "?") + (key.length > 40 ? "…\"" : "\"");
  }

  @Override
  public TypeInformation<Parsed<T>> getProducedType() {
    return new CodecType<>(codec);
  }
}
