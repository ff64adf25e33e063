package io.tidemark.job.kafka;

import io.tidemark.contracts.Topic;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * A record on its way to a topic. The arrays are not changed after it was made.
 *
 * @param topic the topic
 * @param route the key whose partition it goes to; null for that of its own key
 * @param key null for none
 * @param value null for none
 * @param headers texts by name
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way; equals below compares them.
public record Message(
    Topic topic, String route, byte[] key, byte[] value, Map<String, String> headers) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Message m
        && topic == m.topic
        && Objects.equals(route, m.route)
        && Arrays.equals(key, m.key)
        && Arrays.equals(value, m.value)
        && headers.equals(m.headers);
  }

  @Override
  public int hashCode() {
    return Objects.hash(topic, route, Arrays.hashCode(key), Arrays.hashCode(value), headers);
  }
}
