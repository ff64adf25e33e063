package io.tidemark.datagen.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.topic.Keys;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Makes bytes of records that are not so many. Serves one thread. */
final class Writer {
  private static final long MICROS = 1_000_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private final Map<Topic, WireFormat.Encoder<SpecificRecord>> encoders =
      new EnumMap<>(Topic.class);

  Writer(WireFormat format, String prefix) {
    for (Topic topic : Topic.values()) {
      if (topic.isInput()) {
        encoders.put(topic, format.encoder(topic.schema(), topic.name(prefix)));
      }
    }
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS_PER_MICRO);
  }

  byte[] key(Topic topic, SpecificRecord record) {
    return Keys.of(record, Keys.fields(topic)).getBytes(UTF_8);
  }

  byte[] value(Topic topic, SpecificRecord record) {
    return encoders.get(topic).encode(record);
  }

  Message message(Topic topic, SpecificRecord record) {
    return new Message(topic, key(topic, record), value(topic, record), 0);
  }
}
