package io.tidemark.job.kafka;

import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Where the data of topics end now. */
public final class TopicEnds {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);

  private TopicEnds() {}

  /**
   * The offset of the last committed record of each partition that has one. That is not simply the
   * end less one, since compaction and the markers of transactions leave offsets without a record.
   *
   * @param topic its full name
   * @throws UserException if the topic cannot be read
   */
  public static Map<Integer, Long> last(Settings settings, String topic) {
    Properties properties = KafkaClients.consumer(settings);
    properties.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
    // A fetch for more, which there is not, else keeps the one for the next partition waiting.
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "10");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, bytes, bytes)) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
      if (partitions.isEmpty()) {
        throw new UnknownTopicOrPartitionException("there is no such topic");
      }
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<Integer, Long> last = new HashMap<>();
      for (TopicPartition partition : partitions) {
        long offset = last(consumer, partition, begins.get(partition), ends.get(partition));
        if (offset >= 0) {
          last.put(partition.partition(), offset);
        }
      }
      return last;
    } catch (KafkaException e) {
      throw new UserException(
          "topic "
              + topic
              + " at "
              + settings.get(Keys.KAFKA_BOOTSTRAP)
              + " cannot be read: "
              + e.getMessage(),
          e);
    }
  }

  /** Looks from further and further before the end; -1 if there is nothing. */
  private static long last(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, long begin, long end) {
    consumer.assign(List.of(partition));
    long from = end;
    long last = -1;
    for (long step = 1; last < 0 && from > begin; step *= 16) {
      from = Math.max(begin, end - step);
      last = lastFrom(consumer, partition, from, end);
    }
    return last;
  }

  private static long lastFrom(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    consumer.seek(partition, from);
    long last = -1;
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < end) {
          last = record.offset();
        }
      }
      if (System.nanoTime() > deadline) {
        throw new org.apache.kafka.common.errors.TimeoutException(
            partition + " gave no record within " + PATIENCE.toSeconds() + " s");
      }
    }
    return last;
  }
}
