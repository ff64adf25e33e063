package io.tidemark.job.kafka;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as a consumer gives them. */
final class Records {
  private Records() {}

  static byte[] utf8(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] encode(Topic topic, SpecificRecord value) {
    return WireFormat.singleObject().encoder(topic.schema(), topic.suffix()).encode(value);
  }

  /** A record at partition 3, offset 77, that the broker got at {@code millis}. */
  static ConsumerRecord<byte[], byte[]> record(
      Topic topic, byte[] key, byte[] value, TimestampType type, long millis) {
    return new ConsumerRecord<>(
        topic.suffix(),
        3,
        77,
        millis,
        type,
        key == null ? -1 : key.length,
        value == null ? -1 : value.length,
        key,
        value,
        new RecordHeaders(),
        Optional.empty());
  }
}
