package io.tidemark.datagen.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.contracts.Topic;
import java.util.Set;
import java.util.TreeSet;

/**
 * A record to be sent.
 *
 * @param key in UTF-8; shared between messages, not to be changed
 * @param value may be null, and may be garbage
 * @param marks what is wrong with it on purpose; see {@link #faults}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Message(Topic topic, byte[] key, byte[] value, int marks) {
  /** The key as text. */
  public String keyText() {
    return new String(key, UTF_8);
  }

  /** What is wrong with it on purpose, and whether it amends another; named as in a report. */
  public Set<String> faults() {
    Set<String> names = new TreeSet<>();
    for (Fault fault : Fault.values()) {
      if (fault.in(marks)) {
        names.add(fault.label());
      }
    }
    return names;
  }
}
