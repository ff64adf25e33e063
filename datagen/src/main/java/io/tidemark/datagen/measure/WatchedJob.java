package io.tidemark.datagen.measure;

import java.util.List;

/**
 * A Flink job that is watched.
 *
 * @param label {@code trading} or {@code load}
 * @param id its id, or its name; of several with that name the newest
 * @param group the consumer group that it commits its offsets to
 * @param topics full names of the topics that it reads as they grow; their lag counts
 */
public record WatchedJob(String label, String id, String group, List<String> topics) {
  /** The job whose lag, checkpoints and state the report tells. */
  public static final String TRADING = "trading";

  /** The job that fills the database. */
  public static final String LOAD = "load";

  /** Copies the list. */
  public WatchedJob {
    topics = List.copyOf(topics);
  }

  boolean isTrading() {
    return label.equals(TRADING);
  }
}
