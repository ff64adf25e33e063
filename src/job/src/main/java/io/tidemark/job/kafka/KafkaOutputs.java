package io.tidemark.job.kafka;

import io.tidemark.contracts.Topic;
import io.tidemark.engine.ledger.Alert;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.market.Bar;
import io.tidemark.engine.market.Indicator;
import io.tidemark.engine.market.Signal;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.Topology;
import io.tidemark.job.Uids;
import io.tidemark.job.codec.CodecType;
import io.tidemark.job.flow.Count;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.PartialBar;
import java.io.Serializable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Writes to the output topics: the rows of the ledger exactly once, through one sink, so that a
 * committed reader never sees an account half-changed; all else at once and at least once, with an
 * id that is the same however often it is sent. What a bounded run counts at its end is not sent.
 */
final class KafkaOutputs implements Topology.Outputs {
  private static final CodecType<Message> MESSAGES = new CodecType<>(new MessageCodec());
  private static final String LINGER_MILLIS = "5";

  private final Settings settings;
  private final Messages messages;
  private DataStream<Message> atOnce;

  KafkaOutputs(Settings settings) {
    this.settings = settings;
    this.messages = new Messages(settings);
  }

  /** Makes one message of one thing, null for none. */
  @FunctionalInterface
  private interface Encoding<T> extends Serializable {
    Message message(Messages messages, T value);
  }

  @Override
  public void signals(DataStream<Signal> signals) {
    sendAtOnce("signals", signals, Messages::signal);
  }

  @Override
  public void bars(DataStream<Bar> bars) {
    sendAtOnce("bars", bars, Messages::bar);
  }

  @Override
  public void partialBars(DataStream<PartialBar> bars) {
    sendAtOnce("bars-partial", bars, Messages::partialBar);
  }

  @Override
  public void indicators(DataStream<Indicator> indicators) {
    sendAtOnce("indicators", indicators, Messages::indicator);
  }

  @Override
  public void alerts(DataStream<Alert> alerts) {
    sendAtOnce("alerts", alerts, Messages::alert);
  }

  @Override
  public void deadLetters(DataStream<DeadLetter> letters) {
    sendAtOnce("dead-letters", letters, Messages::deadLetter);
  }

  @Override
  public void ledger(DataStream<LedgerRow> rows) {
    Properties producer = KafkaClients.producer(settings);
    producer.put(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        Long.toString(
            Duration.of(settings.get(Keys.KAFKA_TRANSACTION_TIMEOUT), ChronoUnit.MICROS)
                .toMillis()));
    KafkaSink<Message> sink =
        sink(producer, List.of(Topic.POSITIONS, Topic.ACCOUNTS_PNL, Topic.FILLS))
            .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
            .setTransactionalIdPrefix(transactionalIds(settings))
            // The other strategy leaves ids on the broker, a new one at each checkpoint.
            .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
            .build();
    encode("ledger", rows, Messages::ledger)
        .sinkTo(sink)
        .uid(Uids.sink("ledger"))
        .name(Uids.sink("ledger"));
  }

  /** Unique to the topics, the ledger and this job. */
  static String transactionalIds(Settings settings) {
    return settings.get(Keys.TOPICS_PREFIX)
        + "tidemark-"
        + settings.get(Keys.LEDGER_ID)
        + "-trading";
  }

  @Override
  public void log(DataStream<LedgerRow> rows) {}

  @Override
  public void counts(DataStream<Count> counts) {}

  @Override
  public void unlisted(DataStream<String> symbols) {}

  /** Attaches the sink of what leaves at once, when all of it is there. */
  void attach() {
    Properties producer = KafkaClients.producer(settings);
    producer.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    KafkaSink<Message> sink =
        sink(
                producer,
                List.of(
                    Topic.SIGNALS,
                    Topic.BARS,
                    Topic.BARS_PARTIAL,
                    Topic.INDICATORS,
                    Topic.ALERTS,
                    Topic.DEAD_LETTERS))
            .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
            .build();
    atOnce.sinkTo(sink).uid(Uids.sink("at-once")).name(Uids.sink("at-once"));
  }

  private KafkaSinkBuilder<Message> sink(Properties producer, List<Topic> topics) {
    return KafkaSink.<Message>builder()
        .setBootstrapServers(settings.get(Keys.KAFKA_BOOTSTRAP))
        .setKafkaProducerConfig(producer)
        .setRecordSerializer(new MessageWriter(settings.get(Keys.TOPICS_PREFIX), topics));
  }

  private <T> void sendAtOnce(String name, DataStream<T> rows, Encoding<T> encoding) {
    DataStream<Message> encoded = encode(name, rows, encoding);
    atOnce = atOnce == null ? encoded : atOnce.union(encoded);
  }

  private <T> DataStream<Message> encode(String name, DataStream<T> rows, Encoding<T> encoding) {
    Messages made = messages;
    FlatMapFunction<T, Message> encoder =
        (row, out) -> {
          Message message = encoding.message(made, row);
          if (message != null) {
            out.collect(message);
          }
        };
    return rows.flatMap(encoder, MESSAGES).uid(Uids.encode(name)).name(Uids.encode(name));
  }
}
