package io.tidemark.desk.live;

/**
 * How the checkpoints of a job go.
 *
 * @param completed how many are complete
 * @param failed how many failed
 * @param millis how long the newest complete one took
 * @param bytes how large the state in it is
 */
public record Checkpointing(long completed, long failed, long millis, long bytes) {
  /** Before the first. */
  public static final Checkpointing NONE = new Checkpointing(0, 0, 0, 0);
}
