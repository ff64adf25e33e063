package io.tidemark.desk.loadtest;

import io.tidemark.datagen.measure.Measured;
import java.time.Duration;

/**
 * A stretch of traffic that counts.
 *
 * @param from where it began
 * @param to where it ended
 * @param behindMax how far the sender was behind its schedule at most
 * @param unackedMax how long a record waited for the brokers at most, looked at once a second
 * @param measured meanwhile
 */
record Span(Tally from, Tally to, Duration behindMax, Duration unackedMax, Measured measured) {
  /** The same with the latencies of what was still on its way when it ended. */
  Span late(Measured later) {
    Measured all =
        new Measured(
            measured.seconds(),
            later.latency(),
            measured.resources(),
            later.timeline(),
            measured.lag(),
            measured.loaderLag(),
            later.deadLetters(),
            later.rows(),
            later.troubles());
    return new Span(from, to, behindMax, unackedMax, all);
  }

  double seconds() {
    return to.seconds(from);
  }

  double ticksPerSecond() {
    return (to.ticks() - from.ticks()) / Math.max(1e-3, seconds());
  }
}
