package io.tidemark.datagen.measure;

/**
 * How far a job is behind its inputs, in records.
 *
 * @param now all partitions together
 * @param max most that one partition was behind since the last mark
 * @param growthPerSecond by how much all partitions together grew a second since the last mark: the
 *     slope of the line that fits best
 * @param positions whether it counts from what the job has taken in; else from the offsets that it
 *     commits, and then what came since its last checkpoint counts as lag
 * @param measured whether it was told since the last mark, and of late; if not, the figures say
 *     nothing, and nothing may pass by them
 */
public record Lag(long now, long max, double growthPerSecond, boolean positions, boolean measured) {
  /** Before anything is known. */
  public static final Lag NONE = new Lag(0, 0, 0, false, false);

  /** One that was measured. */
  public Lag(long now, long max, double growthPerSecond, boolean positions) {
    this(now, max, growthPerSecond, positions, true);
  }
}
