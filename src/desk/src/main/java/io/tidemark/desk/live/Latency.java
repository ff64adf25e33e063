package io.tidemark.desk.live;

/**
 * A delay in ms: half of what was measured is at most {@code median}, 99 of 100 at most {@code
 * p99}.
 */
public record Latency(long median, long p99) {
  /** Nothing was measured yet. */
  public static final Latency NONE = new Latency(-1, -1);

  /** Whether something was measured. */
  public boolean isKnown() {
    return median >= 0;
  }
}
