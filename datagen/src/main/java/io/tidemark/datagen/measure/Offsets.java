package io.tidemark.datagen.measure;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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

/** Asks the brokers for offsets. */
final class Offsets implements AutoCloseable {
  private static final int SECONDS = 5;

  private final Admin admin;
  private final List<String> topics;
  private Map<TopicPartition, OffsetSpec> ends;

  /**
   * Asks about topics.
   *
   * @param consumer how to reach the brokers
   */
  Offsets(Properties consumer, List<String> topics) {
    Properties properties = new Properties();
    AdminClientConfig.configNames().stream()
        .filter(consumer::containsKey)
        .forEach(name -> properties.put(name, consumer.get(name)));
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "measure-lag");
    admin = Admin.create(properties);
    this.topics = topics;
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

  /** The offset behind the last committed record of each partition. */
  Map<TopicPartition, Long> ends()
      throws InterruptedException, ExecutionException, TimeoutException {
    if (ends == null) {
      Map<TopicPartition, OffsetSpec> all = new HashMap<>();
      answer(admin.describeTopics(topics).allTopicNames())
          .forEach(
              (topic, about) ->
                  about
                      .partitions()
                      .forEach(
                          p ->
                              all.put(
                                  new TopicPartition(topic, p.partition()), OffsetSpec.latest())));
      ends = all;
    }
    return offsets(ends);
  }

  /** The first offset of each partition. */
  Map<TopicPartition, Long> begins()
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
    ends().keySet().forEach(partition -> earliest.put(partition, OffsetSpec.earliest()));
    return offsets(earliest);
  }

  private Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> which)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    ListOffsetsOptions committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
    answer(admin.listOffsets(which, committed).all())
        .forEach((partition, result) -> offsets.put(partition, result.offset()));
    return offsets;
  }

  /** The offsets that a group has committed. */
  Map<TopicPartition, Long> committed(String group)
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
