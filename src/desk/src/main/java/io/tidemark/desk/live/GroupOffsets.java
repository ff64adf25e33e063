package io.tidemark.desk.live;

import io.tidemark.datagen.measure.Offsets;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.KafkaClients;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a job has read, by the offsets that it commits to its group with each checkpoint. It
 * never starts from them; they are there for eyes like these.
 */
public final class GroupOffsets implements AutoCloseable {
  private final Offsets offsets;
  private final String group;

  /** Watches a job. */
  public GroupOffsets(Settings settings, JobKind job) {
    this.offsets = new Offsets(KafkaClients.admin(settings), job.topics(settings));
    this.group = job.group(settings);
  }

  /**
   * How far it is.
   *
   * @throws ExecutionException if the broker refuses to tell
   * @throws TimeoutException if it does not answer
   */
  public Lag lag() throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, Long> begins = offsets.begins();
    Map<TopicPartition, Long> ends = offsets.ends();
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
    return offsets.committed(group);
  }

  @Override
  public void close() {
    offsets.close();
  }
}
