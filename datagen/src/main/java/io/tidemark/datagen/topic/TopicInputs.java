package io.tidemark.datagen.topic;

import io.tidemark.contracts.WireFormat;
import java.util.Properties;

/**
 * Where topics are.
 *
 * @param consumer how to reach the brokers: {@code bootstrap.servers}, and what security needs
 * @param prefix before each topic's name, may be ""
 * @param format how values are written
 */
public record TopicInputs(Properties consumer, String prefix, WireFormat format) {
  /** Copies the properties. */
  public TopicInputs {
    Properties copy = new Properties();
    copy.putAll(consumer);
    consumer = copy;
  }
}
