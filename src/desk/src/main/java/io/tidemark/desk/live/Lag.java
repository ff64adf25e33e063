package io.tidemark.desk.live;

/**
 * How far a job is in its topics at its newest checkpoint.
 *
 * @param read records behind it, counting transaction markers
 * @param left records before it
 */
public record Lag(long read, long left) {
  /** Nothing known. */
  public static final Lag NONE = new Lag(0, 0);
}
