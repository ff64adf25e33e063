package io.tidemark.datagen.topic;

import java.util.Map;

/**
 * A record of a topic as it is kept.
 *
 * @param timestamp milliseconds
 * @param appended whether the timestamp is the broker's, taken when the record was appended
 * @param key null if it has none
 * @param value null if it has none
 * @param headers UTF-8 text by name; the last one where a name comes twice
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LogRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    boolean appended,
    byte[] key,
    byte[] value,
    Map<String, String> headers) {

  /** The place as dead letters name it: topic-partition@offset. */
  public String place() {
    return topic + "-" + partition + "@" + offset;
  }
}
