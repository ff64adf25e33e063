package io.tidemark.datagen.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the outputs as any other program would, committed rows only, from the ends that they have
 * at its start. A row is there at the moment at which the poll returned that brought it. One thread
 * does it all.
 */
final class OutputProbe implements AutoCloseable {
  private static final List<Topic> TOPICS =
      List.of(
          Topic.SIGNALS,
          Topic.BARS,
          Topic.POSITIONS,
          Topic.ACCOUNTS_PNL,
          Topic.FILLS,
          Topic.DEAD_LETTERS);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final String PATIENCE_MILLIS = "30000";

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Topic> topics = new HashMap<>();
  private final OutputRows rows;
  private final Trouble trouble;
  private final Loop loop;

  private OutputProbe(InstrumentsOptions options, OutputRows rows, Trouble trouble) {
    this.rows = rows;
    this.trouble = trouble;
    TOPICS.forEach(topic -> topics.put(topic.name(options.prefix()), topic));
    consumer =
        new KafkaConsumer<>(
            properties(options), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      seekToEnds();
    } catch (KafkaException e) {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
      throw new IllegalStateException("the ends of the outputs are not told: " + e.getMessage(), e);
    }
    loop = Loop.start("outputs", trouble, this::poll);
  }

  /**
   * Begins to read what is written from now on.
   *
   * @throws IllegalStateException one line, if the brokers do not tell where that is
   */
  static OutputProbe start(InstrumentsOptions options, OutputRows rows, Trouble trouble) {
    return new OutputProbe(options, rows, trouble);
  }

  private static Properties properties(InstrumentsOptions options) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    properties.putAll(options.consumer());
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "measure-outputs");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    // A topic that was made anew has none of the rows that were not seen yet
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
    return properties;
  }

  private void seekToEnds() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics.keySet()) {
      for (PartitionInfo info : consumer.partitionsFor(topic)) {
        partitions.add(new TopicPartition(topic, info.partition()));
      }
    }
    consumer.assign(partitions);
    consumer.endOffsets(partitions).forEach(consumer::seek);
  }

  private Duration poll() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    long seen = Clock.micros();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        take(record, seen);
      } catch (Undecodable | UncheckedIOException e) {
        // The verifier will say which; a registry that is away must not cost the other rows
        trouble.note("a row of " + record.topic() + " does not decode: " + e.getMessage());
      }
    }
    return Duration.ZERO;
  }

  private void take(ConsumerRecord<byte[], byte[]> record, long seen) throws Undecodable {
    Topic topic = topics.get(record.topic());
    if (topic == Topic.DEAD_LETTERS) {
      Header reason = record.headers().lastHeader("reason");
      rows.letter(reason == null ? "?" : new String(reason.value(), UTF_8));
    } else {
      rows.take(topic, new String(record.key(), UTF_8), record.value(), seen);
    }
  }

  @Override
  public void close() {
    loop.close();
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
