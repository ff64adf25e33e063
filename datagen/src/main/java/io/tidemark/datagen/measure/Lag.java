package io.tidemark.datagen.measure;

/**
 * How far the trading job is behind its inputs, in records.
 *
 * @param now all partitions together
 * @param max most that one partition was behind since the last mark
 * @param growthPerSecond by how much all partitions together grew a second since the last mark: the
 *     slope of the line that fits best
 * @param positions whether it counts from what the job has taken in; else from the offsets that it
 *     commits, and then what came since its last checkpoint counts as lag
 */
public record Lag(long now, long max, double growthPerSecond, boolean positions) {
  /** Before anything is known. */
  public static final Lag NONE = new Lag(0, 0, 0, false);
}
