package io.tidemark.desk.load;

import io.tidemark.contracts.Topic;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.job.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The loader's topics behind a prefix of their own, with two partitions each, and a producer. */
final class Topics implements AutoCloseable {
  private static final int PARTITIONS = 2;

  private final LocalKafka kafka;
  private final String prefix;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;

  Topics(LocalKafka kafka, String prefix) throws Exception {
    this.kafka = kafka;
    this.prefix = prefix;
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()));
    admin
        .createTopics(
            Stream.of(Topic.values())
                .filter(topic -> !topic.isInput())
                .map(topic -> new NewTopic(topic.name(prefix), PARTITIONS, (short) 1))
                .toList())
        .all()
        .get(30, TimeUnit.SECONDS);
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrap(),
                "transactional.id",
                prefix,
                "compression.type",
                "lz4"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  Settings.Builder settings(Settings.Builder settings) {
    return settings.set("kafka.bootstrap=" + kafka.bootstrap()).set("topics.prefix=" + prefix);
  }

  void begin() {
    producer.beginTransaction();
  }

  void commit() {
    producer.commitTransaction();
  }

  void abort() {
    producer.abortTransaction();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the commit tells what failed
  void send(Topic topic, int partition, String key, byte[] value) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic.name(prefix),
            partition % PARTITIONS,
            key.getBytes(StandardCharsets.UTF_8),
            value);
    record.headers().add("ledger", Loading.LEDGER.getBytes(StandardCharsets.UTF_8));
    producer.send(record);
  }

  /** One transaction with positions of these accounts. */
  void positions(int from, int to) {
    begin();
    for (int i = from; i < to; i++) {
      send(
          Topic.POSITIONS,
          i,
          "k" + i,
          Wires.bytes(Topic.POSITIONS, Wires.position("A" + i, "B", "S").build()));
    }
    commit();
  }

  /** How far the loader says it is: the sum of the offsets that its group committed. */
  long committed() throws Exception {
    return admin
        .listConsumerGroupOffsets(prefix + "tidemark-load-" + Loading.LEDGER)
        .partitionsToOffsetAndMetadata()
        .get(30, TimeUnit.SECONDS)
        .values()
        .stream()
        .mapToLong(offset -> offset == null ? 0 : offset.offset())
        .sum();
  }

  /** The sum of the ends of the topic. */
  long ends(Topic topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      return consumer.endOffsets(partitions(topic)).values().stream().mapToLong(n -> n).sum();
    }
  }

  /** Each dead letter: its headers, key and value as text. */
  List<Map<String, String>> deadLetters() {
    List<Map<String, String>> letters = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(partitions(Topic.DEAD_LETTERS));
      consumer.seekToBeginning(consumer.assignment());
      long end = ends(Topic.DEAD_LETTERS);
      while (letters.size() < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          Map<String, String> letter = new TreeMap<>();
          for (Header header : record.headers()) {
            letter.put(header.key(), text(header.value()));
          }
          letter.put("KEY", text(record.key()));
          letter.put("VALUE", text(record.value()));
          letters.add(letter);
        }
      }
    }
    return letters;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private List<TopicPartition> partitions(Topic topic) {
    return Stream.iterate(0, p -> p < PARTITIONS, p -> p + 1)
        .map(p -> new TopicPartition(topic.name(prefix), p))
        .toList();
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("bootstrap.servers", kafka.bootstrap());
    properties.put("isolation.level", "read_committed");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
