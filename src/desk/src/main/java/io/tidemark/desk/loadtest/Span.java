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
  /** The same with what was measured of it later. */
  Span with(Measured later) {
    return new Span(from, to, behindMax, unackedMax, later);
  }

  double seconds() {
    return to.seconds(from);
  }

  double ticksPerSecond() {
    return (to.ticks() - from.ticks()) / Math.max(1e-3, seconds());
  }
}
