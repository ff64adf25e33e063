package io.tidemark.datagen.measure;

import io.tidemark.contracts.Topic;
import java.util.OptionalLong;

/** Tells when a record was due to leave. Thread-safe. */
@FunctionalInterface
public interface Intended {
  /**
   * The moment at which the input with an event time was due to leave.
   *
   * @param topic of the input
   * @param key of the input
   * @param eventMicros its event time, µs since the epoch
   * @return µs since the epoch by the wall clock; empty for what came with a backlog
   */
  OptionalLong dueMicros(Topic topic, String key, long eventMicros);
}
