package io.tidemark.desk.live;

import io.tidemark.job.Settings;
import io.tidemark.job.kafka.KafkaClients;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a job has read, by the offsets that it commits to its group with each checkpoint. It
 * never starts from them; they are there for eyes like these.
 */
public final class GroupOffsets implements AutoCloseable {
  private static final long SECONDS = 5;

  private final Admin admin;
  private final String group;
  private final List<String> topics;

  /** Watches a job. */
  public GroupOffsets(Settings settings, JobKind job) {
    this.admin = Admin.create(KafkaClients.admin(settings));
    this.group = job.group(settings);
    this.topics = job.topics(settings);
  }

  /**
   * How far it is.
   *
   * @throws ExecutionException if the broker refuses to tell
   * @throws TimeoutException if it does not answer
   */
  public Lag lag() throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, Long> begins = offsets(OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
    Map<TopicPartition, Long> reached = reached();
    long read = 0;
    long left = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      long begin = begins.getOrDefault(end.getKey(), 0L);
      long at = Math.max(begin, reached.getOrDefault(end.getKey(), begin));
      read += at - begin;
      left += Math.max(0, end.getValue() - at);
    }
    return new Lag(read, left);
  }

  /** The offset that the group reached in each partition: that of the next record it would read. */
  public Map<TopicPartition, Long> reached()
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, Long> reached = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(SECONDS, TimeUnit.SECONDS);
    committed.forEach(
        (partition, offset) -> {
          if (offset != null) {
            reached.put(partition, offset.offset());
          }
        });
    return reached;
  }

  private Map<TopicPartition, Long> offsets(OffsetSpec which)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (TopicDescription topic :
        admin.describeTopics(topics).allTopicNames().get(SECONDS, TimeUnit.SECONDS).values()) {
      topic
          .partitions()
          .forEach(p -> wanted.put(new TopicPartition(topic.name(), p.partition()), which));
    }
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> offset :
        admin.listOffsets(wanted).all().get(SECONDS, TimeUnit.SECONDS).entrySet()) {
      offsets.put(offset.getKey(), offset.getValue().offset());
    }
    return offsets;
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(SECONDS));
  }
}
