package io.tidemark.desk.live;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Waits until a job has read up to somewhere, for as long as it makes headway. */
public final class Caught {
  private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long PAUSE_MILLIS = 100;

  private Caught() {}

  /** Something to do between two looks; it may find that waiting is of no use. */
  @FunctionalInterface
  public interface Between {
    /** Does it. */
    void look() throws Exception;
  }

  /**
   * Waits.
   *
   * @param ends the offset that is to be reached in each partition
   * @throws TimeoutException if nothing moves for a minute
   */
  public static void upTo(GroupOffsets group, Map<TopicPartition, Long> ends, Between between)
      throws Exception {
    Map<TopicPartition, Long> before = Map.of();
    long moved = System.nanoTime();
    while (true) {
      Map<TopicPartition, Long> reached;
      try {
        reached = group.reached();
      } catch (ExecutionException | TimeoutException e) {
        reached = before;
      }
      Map<TopicPartition, Long> now = reached;
      if (ends.entrySet().stream()
          .allMatch(end -> now.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
        return;
      }
      if (!now.equals(before)) {
        moved = System.nanoTime();
        before = now;
      } else if (System.nanoTime() - moved > STUCK_NANOS) {
        throw new TimeoutException("nothing was read for a minute; " + left(now, ends));
      }
      between.look();
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** What is left to be read, by topic, in one line. */
  static String left(Map<TopicPartition, Long> reached, Map<TopicPartition, Long> ends) {
    Map<String, Long> left = new TreeMap<>();
    ends.forEach(
        (partition, end) -> {
          long more = end - reached.getOrDefault(partition, 0L);
          if (more > 0) {
            left.merge(partition.topic(), more, Long::sum);
          }
        });
    return left.entrySet().stream()
            .map(topic -> String.format(Locale.ROOT, "%,d of %s", topic.getValue(), topic.getKey()))
            .collect(Collectors.joining(", "))
        + " are left";
  }
}
