package io.tidemark.datagen.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.contracts.Topic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;

/** Topics in memory, partitioned as Kafka would. */
public final class MemoryLog implements TopicLog {
  private final Map<Topic, List<List<LogRecord>>> topics = new EnumMap<>(Topic.class);

  /** All topics, empty, with so many partitions each. */
  public MemoryLog(int partitions) {
    for (Topic topic : Topic.values()) {
      List<List<LogRecord>> all = new ArrayList<>();
      for (int i = 0; i < partitions; i++) {
        all.add(new ArrayList<>());
      }
      topics.put(topic, all);
    }
  }

  /** The partition that a key goes to. */
  public int partition(String key) {
    int partitions = topics.get(Topic.TICKS).size();
    return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
  }

  /** Appends to the partition of the key. */
  public LogRecord append(Topic topic, String key, byte[] value, long millis) {
    return append(topic, partition(key), key, value, millis, Map.of());
  }

  /** Appends to a partition. */
  public LogRecord append(
      Topic topic,
      int partition,
      String key,
      byte[] value,
      long millis,
      Map<String, String> headers) {
    List<LogRecord> records = records(topic, partition);
    LogRecord record =
        new LogRecord(
            name(topic),
            partition,
            records.size(),
            millis,
            true,
            key.getBytes(UTF_8),
            value,
            headers);
    records.add(record);
    return record;
  }

  /** The records of a partition, to be changed. */
  public List<LogRecord> records(Topic topic, int partition) {
    return topics.get(topic).get(partition);
  }

  /** Takes a topic away. */
  public void drop(Topic topic) {
    topics.put(topic, List.of());
  }

  @Override
  public String name(Topic topic) {
    return topic.name("t.");
  }

  @Override
  public int partitions(Topic topic) {
    return topics.get(topic).size();
  }

  @Override
  public long lost(Topic topic, int partition) {
    return 0;
  }

  @Override
  public Records read(Topic topic, int partition) {
    Iterator<LogRecord> records = List.copyOf(records(topic, partition)).iterator();
    return new Records() {
      @Override
      public LogRecord next() {
        return records.hasNext() ? records.next() : null;
      }

      @Override
      public void close() {}
    };
  }
}
