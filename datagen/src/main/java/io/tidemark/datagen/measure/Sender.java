package io.tidemark.datagen.measure;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the simulator tells of itself. Its CPU time is told by the names of its threads, which begin
 * with {@code simulator}, and of its producers' threads, whose {@code client.id} must do so: else
 * these count as the jobs'.
 *
 * @param ticksDue ticks that were due up to now
 * @param ticksSent ticks that the brokers took up to now
 * @param behind how far it is behind its schedule
 */
public record Sender(LongSupplier ticksDue, LongSupplier ticksSent, Supplier<Duration> behind) {
  /** None. */
  public static final Sender NONE = new Sender(() -> 0, () -> 0, () -> Duration.ZERO);
}
