package io.tidemark.datagen.measure;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks the brokers for the offsets of some topics. For one thread. */
public final class Offsets implements AutoCloseable {
  private static final int SECONDS = 5;

  /** So long new partitions of a topic may stay unseen. */
  private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Admin admin;
  private final List<String> topics;
  private Set<TopicPartition> partitions = Set.of();
  private long partitionsAt;

  /**
   * Asks about topics.
   *
   * @param client how to reach the brokers: properties of any kind of client
   */
  public Offsets(Properties client, List<String> topics) {
    Properties properties = new Properties();
    client.forEach(
        (name, value) -> {
          if (isAdmins((String) name)) {
            properties.put(name, value);
          }
        });
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "measure-offsets");
    admin = Admin.create(properties);
    this.topics = topics;
  }

  /** Without the parameters of its providers a secret would stay a reference to it. */
  private static boolean isAdmins(String name) {
    return AdminClientConfig.configNames().contains(name) || name.startsWith("config.providers.");
  }

  private static <T> T answer(KafkaFuture<T> asked)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return asked.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw (TimeoutException)
          new TimeoutException("the brokers do not answer within " + SECONDS + " s").initCause(e);
    }
  }

  /**
   * The offset behind the last committed record of each partition.
   *
   * @throws ExecutionException if the brokers refuse to tell
   * @throws TimeoutException if they do not answer within 5 s
   */
  public Map<TopicPartition, Long> ends()
      throws InterruptedException, ExecutionException, TimeoutException {
    return offsets(OffsetSpec.latest());
  }

  /**
   * The first offset of each partition.
   *
   * @throws ExecutionException if the brokers refuse to tell
   * @throws TimeoutException if they do not answer within 5 s
   */
  public Map<TopicPartition, Long> begins()
      throws InterruptedException, ExecutionException, TimeoutException {
    return offsets(OffsetSpec.earliest());
  }

  private Set<TopicPartition> partitions()
      throws InterruptedException, ExecutionException, TimeoutException {
    if (partitions.isEmpty() || System.nanoTime() - partitionsAt > STALE_NANOS) {
      Set<TopicPartition> all = new HashSet<>();
      answer(admin.describeTopics(topics).allTopicNames())
          .forEach(
              (topic, about) ->
                  about
                      .partitions()
                      .forEach(p -> all.add(new TopicPartition(topic, p.partition()))));
      partitions = all;
      partitionsAt = System.nanoTime();
    }
    return partitions;
  }

  private Map<TopicPartition, Long> offsets(OffsetSpec which)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions().forEach(partition -> wanted.put(partition, which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    ListOffsetsOptions committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
    answer(admin.listOffsets(wanted, committed).all())
        .forEach((partition, result) -> offsets.put(partition, result.offset()));
    return offsets;
  }

  /**
   * The offsets that a group has committed: those of the next records it would read.
   *
   * @throws ExecutionException if the brokers refuse to tell
   * @throws TimeoutException if they do not answer within 5 s
   */
  public Map<TopicPartition, Long> committed(String group)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                offsets.put(partition, offset.offset());
              }
            });
    return offsets;
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
