package io.tidemark.desk.live;

import java.util.Arrays;

/** The newest delays of one kind, in ms, and what stands in the middle and near the end of them. */
final class LatencyWindow {
  private static final int SIZE = 1024;

  private final long[] newest = new long[SIZE];
  private long count;

  synchronized void add(long millis) {
    // A clock may be set back between the two ends of a delay.
    newest[(int) (count++ % SIZE)] = Math.max(0, millis);
  }

  synchronized Latency now() {
    int n = (int) Math.min(count, SIZE);
    if (n == 0) {
      return Latency.NONE;
    }
    long[] sorted = Arrays.copyOf(newest, n);
    Arrays.sort(sorted);
    return new Latency(sorted[n / 2], sorted[Math.min(n - 1, n * 99 / 100)]);
  }
}
