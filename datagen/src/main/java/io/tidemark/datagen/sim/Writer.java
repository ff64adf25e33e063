package io.tidemark.datagen.sim;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.Schema;
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
    return new Message(topic, key(record), encoders.get(topic).encode(record));
  }

  private static String key(SpecificRecord record) {
    Schema.Field account = record.getSchema().getField("account");
    Schema.Field field = account == null ? record.getSchema().getField("symbol") : account;
    return (String) record.get(field.pos());
  }
}
