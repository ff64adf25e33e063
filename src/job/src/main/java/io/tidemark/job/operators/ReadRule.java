package io.tidemark.job.operators;

import java.io.Serializable;
import java.util.Map;

/**
 * How an input is read.
 *
 * @param timed whether its records have a time
 * @param perPartition whether each partition is judged by itself, as with topics, or all files as
 *     one
 * @param outOfOrderness how far behind the newest a record may be without being late, µs
 * @param idle silence after which the source of a topic says that it is idle, µs
 * @param quiet silence after which the time of a topic follows the wall clock, µs
 * @param ends for reference data in a topic, the last record of each partition that must have been
 *     read before anything else is used; null for all other inputs
 */
public record ReadRule(
    boolean timed,
    boolean perPartition,
    long outOfOrderness,
    long idle,
    long quiet,
    Map<Integer, Long> ends)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Files of events. */
  public static ReadRule events(long outOfOrderness) {
    return new ReadRule(true, false, outOfOrderness, 0, 0, null);
  }

  /** Files of reference data, which have no time. */
  public static ReadRule reference() {
    return new ReadRule(false, false, 0, 0, 0, null);
  }

  /** A topic of events. */
  public static ReadRule liveEvents(long outOfOrderness, long idle, long quiet) {
    return new ReadRule(true, true, outOfOrderness, idle, quiet, null);
  }

  /** A topic of reference data, to be read up to these offsets first. */
  public static ReadRule liveReference(Map<Integer, Long> ends) {
    return new ReadRule(false, true, 0, 0, 0, Map.copyOf(ends));
  }

  /** Whether it is reference data without an end. */
  boolean isReference() {
    return ends != null;
  }

  /** Whether all that was there at the start has been read. */
  boolean isRead(PartitionMaxima places) {
    return ends.entrySet().stream().allMatch(e -> places.get(e.getKey()) >= e.getValue());
  }
}
