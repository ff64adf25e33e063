package io.tidemark.datagen.sim;

import io.tidemark.contracts.Topic;
import java.util.OptionalLong;

/** When records were due to leave, found by what they carry. Serves any number of threads. */
@FunctionalInterface
public interface IntendedTimes {
  /**
   * When an input was due.
   *
   * @param topic of the input
   * @param key of the input: its symbol, or its account
   * @param eventMicros its event time, in microseconds since the epoch
   * @return microseconds since the epoch, on the wall clock; empty for what came with a backlog,
   *     for a key that is not the simulator's, and before the start
   */
  OptionalLong dueMicros(Topic topic, String key, long eventMicros);
}
