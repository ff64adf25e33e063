package io.tidemark.datagen.sim;

import io.tidemark.contracts.Topic;

/** Takes the records of a lane as they are made. */
interface Sink {
  /**
   * A record to be sent.
   *
   * @param key shared; not to be changed
   * @param value may be null, and may be garbage
   * @param ts its event time in microseconds since the epoch, where it has a usable one
   * @param marks bits of its {@link Fault}s
   */
  void send(Topic topic, byte[] key, byte[] value, long ts, int marks);

  /** Records that are not sent, since their venue is silent. */
  void silenced(int records);
}
