package io.tidemark.job.operators;

import io.tidemark.engine.num.Times;

/**
 * When cuts are.
 *
 * @param interval time between two of them, µs
 * @param window the correction window, µs
 */
record Cuts(long interval, long window) {
  /** The cut that what has this time settles in, µs. */
  long after(long ts) {
    return Times.floor(ts, interval) + interval;
  }

  /** The first cut at which what has this time is older than the window, µs. */
  long afterWindow(long ts) {
    return after(ts + window);
  }

  /** What has a time before this is older than the window at a cut, µs. */
  long windowBefore(long cut) {
    return cut - window;
  }
}
