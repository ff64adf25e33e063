package io.tidemark.job.load;

import io.tidemark.contracts.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Makes dead letters of refused records: their own bytes, and headers that say what and why. */
final class RefusedWriter implements KafkaRecordSerializationSchema<Refused> {
  private static final long serialVersionUID = 1L;

  private final String prefix;

  /**
   * @param prefix of the topics' names
   */
  RefusedWriter(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Refused refused, KafkaSinkContext context, Long timestamp) {
    LoadRecord record = refused.record();
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(Topic.DEAD_LETTERS.name(prefix), record.key(), record.value());
    String place = record.topic().name(prefix) + "-" + record.partition() + "@" + record.offset();
    Headers headers = letter.headers();
    headers.add("source", bytes(record.topic().suffix()));
    headers.add("place", bytes(place));
    headers.add("reason", bytes(refused.reason().name()));
    headers.add("detail", bytes(refused.detail()));
    headers.add("id", bytes(place));
    return letter;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
