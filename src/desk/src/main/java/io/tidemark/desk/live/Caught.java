package io.tidemark.desk.live;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
        throw new TimeoutException("nothing was read for a minute; reached " + now + " of " + ends);
      }
      between.look();
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
