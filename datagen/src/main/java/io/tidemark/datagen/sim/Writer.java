package io.tidemark.datagen.sim;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.topic.Keys;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Makes messages of records. */
final class Writer {
  private final Map<Topic, WireFormat.Encoder<SpecificRecord>> encoders =
      new EnumMap<>(Topic.class);

  Writer(WireFormat format, String prefix) {
    for (Topic topic : Topic.values()) {
      if (topic.isInput()) {
        encoders.put(topic, format.encoder(topic.schema(), topic.name(prefix)));
      }
    }
  }

  Message message(Topic topic, SpecificRecord record) {
    String key = Keys.of(record, Keys.fields(topic));
    return new Message(topic, key, encoders.get(topic).encode(record));
  }
}
