package io.tidemark.datagen.measure;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far a job is behind in each partition. Thread-safe. */
final class JobLag {
  /** So long Flink may take between two looks at its metrics; its own default is 10 s. */
  private static final long PATIENCE_NANOS = 15_000_000_000L;

  private static final long STALE_NANOS = 20_000_000_000L;

  private final boolean transactions;
  private final LagSeries series = new LagSeries();
  private final Map<TopicPartition, Long> lags = new HashMap<>();
  private long positionsAt;
  private boolean positions;
  private long takenAt;

  /**
   * Nothing is known yet.
   *
   * @param transactions whether its topics are written in transactions: then a partition ends with
   *     a mark, which is no record and is never handed on
   */
  JobLag(boolean transactions, long nanos) {
    this.transactions = transactions;
    positionsAt = nanos;
    takenAt = nanos - STALE_NANOS;
  }

  /** Whether nothing was heard of positions for so long that commits must do. */
  synchronized boolean needsCommits(long nanos) {
    return nanos - positionsAt > PATIENCE_NANOS;
  }

  /**
   * Takes how far the job is.
   *
   * @param offsets of the next records, by the partition; those that are not told stay as they are
   * @param ends of the partitions at that time
   * @param exact whether the offsets are what the job has taken in, not what it committed
   */
  synchronized void take(
      long nanos,
      Map<TopicPartition, Long> offsets,
      Map<TopicPartition, Long> ends,
      boolean exact) {
    if (exact) {
      positionsAt = nanos;
    }
    positions = exact;
    takenAt = nanos;
    offsets.forEach(
        (partition, offset) -> {
          if (ends.containsKey(partition)) {
            long lag = Math.max(0, ends.get(partition) - offset);
            lags.put(partition, transactions && lag == 1 ? 0 : lag);
          }
        });
    long total = lags.values().stream().mapToLong(Long::longValue).sum();
    long largest = lags.values().stream().mapToLong(Long::longValue).max().orElse(0);
    series.add(nanos, total, largest);
  }

  synchronized void mark() {
    series.mark();
  }

  /** Whether it was heard of lately. */
  synchronized boolean isKnown(long nanos) {
    return nanos - takenAt < STALE_NANOS;
  }

  /** All partitions together. */
  synchronized long total() {
    return series.total();
  }

  /** The partition that is most behind. */
  synchronized long largest() {
    return series.largest();
  }

  synchronized Lag lag(long nanos) {
    boolean measured = series.isTold() && nanos - takenAt < STALE_NANOS;
    return new Lag(series.total(), series.largestEver(), series.growth(), positions, measured);
  }
}
