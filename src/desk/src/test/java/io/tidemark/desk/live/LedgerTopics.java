package io.tidemark.desk.live;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.num.Times;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.kafka.MoneyBytes;
import io.tidemark.wire.AccountPnl;
import io.tidemark.wire.Alert;
import io.tidemark.wire.Fill;
import io.tidemark.wire.Position;
import io.tidemark.wire.Signal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a committed reader finds in topics, and rows of the ledger as a replay prints them. */
final class LedgerTopics {
  private static final Map<Topic, WireFormat.Decoder<SpecificRecord>> DECODERS =
      new EnumMap<>(Topic.class);

  private final Settings settings;

  LedgerTopics(Settings settings) {
    this.settings = settings;
  }

  /** All committed records of a topic up to now, by partition in their order. */
  List<ConsumerRecord<byte[], byte[]>> records(Topic topic) {
    String name = topic.name(settings.get(Keys.TOPICS_PREFIX));
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(KafkaClients.consumer(settings), bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(name).stream()
              .map(info -> new TopicPartition(name, info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  /** Offsets of a topic that a committed reader may pass. */
  long end(Topic topic) {
    String name = topic.name(settings.get(Keys.TOPICS_PREFIX));
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(KafkaClients.consumer(settings), bytes, bytes)) {
      return consumer
          .endOffsets(
              consumer.partitionsFor(name).stream()
                  .map(info -> new TopicPartition(name, info.partition()))
                  .toList())
          .values()
          .stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  // A topic has records of one type.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <T extends SpecificRecord> T decode(Topic topic, ConsumerRecord<byte[], byte[]> record) {
    try {
      return (T)
          DECODERS
              .computeIfAbsent(topic, t -> WireFormat.singleObject().decoder(t.schema(), ""))
              .decode(record.value());
    } catch (Undecodable e) {
      throw new AssertionError(e);
    }
  }

  /** As a row of positions.csv. */
  static String print(Position p) {
    return row(
        p.getAccount(),
        p.getBook(),
        p.getSymbol(),
        Long.toString(p.getVersion()),
        Fixed8.print(p.getQuantity()),
        money(p.getAvgPrice()),
        money(p.getCost()),
        money(p.getRealizedPnl()),
        money(p.getFees()),
        p.getMark() == null ? "" : Fixed8.print(p.getMark()),
        time(p.getMarkTs()),
        p.getMarkStatus().name(),
        money(p.getUnrealizedPnl()),
        money(p.getNetPnl()),
        p.getCurrency(),
        Long.toString(p.getTrades()),
        time(p.getUpdatedAt()),
        time(p.getValuedAt()));
  }

  /** As a row of accounts.csv. */
  static String print(AccountPnl a) {
    return row(
        a.getAccount(),
        Long.toString(a.getVersion()),
        a.getBaseCurrency(),
        money(a.getOpeningCash()),
        money(a.getNetDeposits()),
        money(a.getCash()),
        money(a.getRealizedPnl()),
        money(a.getUnrealizedPnl()),
        money(a.getFees()),
        money(a.getFunding()),
        money(a.getNetPnl()),
        money(a.getEquity()),
        money(a.getGrossExposure()),
        money(a.getNetExposure()),
        money(a.getHighWaterMark()),
        money(a.getDrawdown()),
        a.getMarkStatus().name(),
        a.getFxStatus().name(),
        time(a.getUpdatedAt()),
        time(a.getValuedAt()),
        time(a.getDayStart()),
        money(a.getDayRealizedPnl()),
        money(a.getDayUnrealizedPnl()),
        money(a.getDayPnl()),
        money(a.getPriorDayAdjustment()));
  }

  /** As a row of fills.csv, but for its source. */
  static String print(Fill f) {
    return row(
        f.getAccount(),
        Long.toString(f.getVersion()),
        f.getBook(),
        f.getSymbol(),
        f.getType().name(),
        f.getTradeId(),
        f.getRefTradeId(),
        f.getSide().name(),
        Fixed8.print(f.getQuantity()),
        Fixed8.print(f.getPrice()),
        Fixed8.print(f.getFee()),
        f.getFeeCurrency(),
        money(f.getRealizedPnl()),
        time(f.getTs()),
        Long.toString(f.getPositionVersion()),
        Fixed8.print(f.getPositionQuantity()),
        money(f.getAvgPrice()),
        money(f.getCost()),
        money(f.getPositionRealizedPnl()),
        f.getCurrency(),
        time(f.getSettledAt()));
  }

  /** As a row of alerts.csv. */
  static String print(Alert a) {
    return row(
        time(a.getTs()),
        a.getAccount(),
        a.getSymbol(),
        a.getKind().name(),
        a.getStatus().name(),
        money(a.getFigure()),
        money(a.getLimit()),
        a.getCurrency());
  }

  /** As a row of signals.csv. */
  static String print(Signal s) {
    return row(
        time(s.getTs()),
        s.getSymbol(),
        s.getKind(),
        s.getDirection(),
        s.getPrice() == null ? "" : Fixed8.print(s.getPrice()),
        s.getSize() == null ? "" : Fixed8.print(s.getSize()),
        s.getValue(),
        s.getThreshold(),
        s.getRule());
  }

  private static String row(String... fields) {
    StringJoiner row = new StringJoiner(",");
    for (String field : fields) {
      row.add(field.indexOf(',') < 0 ? field : '"' + field + '"');
    }
    return row.toString();
  }

  private static String money(ByteBuffer bytes) {
    Money money = MoneyBytes.read(bytes);
    return money == null ? "" : money.print();
  }

  private static String time(Instant instant) {
    return instant == null
        ? ""
        : Times.print(instant.getEpochSecond() * Times.SECOND + instant.getNano() / 1000);
  }
}
