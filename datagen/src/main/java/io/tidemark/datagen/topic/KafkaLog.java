package io.tidemark.datagen.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.contracts.Topic;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Topics of a Kafka cluster, each partition from its beginning to the end that it had when this was
 * made. It joins no group and commits nothing. For one thread. A broker that gives nothing for a
 * minute is an {@link IllegalStateException}; what else goes wrong is a {@link
 * org.apache.kafka.common.KafkaException}.
 */
public final class KafkaLog implements TopicLog, Closeable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final Properties properties = new Properties();
  private final String prefix;
  private final Map<TopicPartition, Long> begins;
  private final Map<TopicPartition, Long> ends;
  private final Map<String, Integer> partitions = new HashMap<>();

  /** Consumers that read nothing now; to make one takes longer than to read a small partition. */
  private final Deque<KafkaConsumer<byte[], byte[]>> idle = new ArrayDeque<>();

  /** Finds the ends of all topics. */
  public KafkaLog(TopicInputs inputs) {
    prefix = inputs.prefix();
    properties.putAll(inputs.consumer());
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
    // Nobody waits for records that are still to come, and many partitions are read in turn
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "10");
    properties.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, "20");
    KafkaConsumer<byte[], byte[]> consumer = consumer();
    idle.add(consumer);
    try {
      List<TopicPartition> all = new ArrayList<>();
      Map<String, List<PartitionInfo>> topics = consumer.listTopics();
      for (Topic topic : Topic.values()) {
        for (PartitionInfo info : topics.getOrDefault(name(topic), List.of())) {
          all.add(new TopicPartition(info.topic(), info.partition()));
          partitions.merge(info.topic(), 1, Integer::sum);
        }
      }
      ends = consumer.endOffsets(all);
      begins = consumer.beginningOffsets(all);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return idle.isEmpty()
        ? new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        : idle.removeLast();
  }

  /** Lets go of the brokers; readers that are still open are to be closed before. */
  @Override
  public void close() {
    idle.forEach(KafkaConsumer::close);
    idle.clear();
  }

  @Override
  public String name(Topic topic) {
    return topic.name(prefix);
  }

  @Override
  public int partitions(Topic topic) {
    return partitions.getOrDefault(name(topic), 0);
  }

  @Override
  public long lost(Topic topic, int partition) {
    return begins.get(new TopicPartition(name(topic), partition));
  }

  @Override
  public Records read(Topic topic, int partition) {
    return new Reader(new TopicPartition(name(topic), partition));
  }

  private final class Reader implements Records {
    private final TopicPartition partition;
    private final long end;
    private KafkaConsumer<byte[], byte[]> consumer;
    private Iterator<ConsumerRecord<byte[], byte[]>> polled = Collections.emptyIterator();

    Reader(TopicPartition partition) {
      this.partition = partition;
      end = ends.get(partition);
      long begin = begins.get(partition);
      consumer = begin < end ? consumer() : null;
      if (consumer != null) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, begin);
      }
    }

    @Override
    public LogRecord next() {
      if (consumer == null) {
        return null;
      }
      long since = System.nanoTime();
      while (!polled.hasNext()) {
        // Past the end there may be a marker of a transaction, which takes an offset
        long position = consumer.position(partition);
        if (position >= end) {
          return null;
        }
        polled = consumer.poll(POLL).iterator();
        if (!polled.hasNext() && System.nanoTime() - since > PATIENCE_NANOS) {
          throw new IllegalStateException(
              "%s gave no record for a minute; it was read to offset %d of %d"
                  .formatted(partition, position, end));
        }
      }
      ConsumerRecord<byte[], byte[]> record = polled.next();
      return record.offset() < end ? record(record) : null;
    }

    @Override
    public void close() {
      if (consumer != null) {
        consumer.unsubscribe();
        idle.add(consumer);
        consumer = null;
      }
    }
  }

  private static LogRecord record(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), header.value() == null ? "" : new String(header.value(), UTF_8));
    }
    return new LogRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.timestampType() == TimestampType.LOG_APPEND_TIME,
        record.key(),
        record.value(),
        headers);
  }
}
