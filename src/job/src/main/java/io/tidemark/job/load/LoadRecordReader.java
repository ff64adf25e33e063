package io.tidemark.job.load;

import io.tidemark.contracts.Topic;
import io.tidemark.job.codec.CodecType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Takes records as they come; they are decoded where a bad one can become a dead letter. */
final class LoadRecordReader implements KafkaRecordDeserializationSchema<LoadRecord> {
  private static final long serialVersionUID = 1L;

  /** The header that names the ledger that a row is of. */
  static final String LEDGER = "ledger";

  private final Map<String, Topic> topics;

  /**
   * @param topics by full name
   */
  LoadRecordReader(Map<String, Topic> topics) {
    this.topics = Map.copyOf(topics);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<LoadRecord> out) {
    Header ledger = record.headers().lastHeader(LEDGER);
    out.collect(
        new LoadRecord(
            topics.get(record.topic()),
            record.partition(),
            record.offset(),
            ledger == null || ledger.value() == null
                ? null
                : new String(ledger.value(), StandardCharsets.UTF_8),
            record.key(),
            record.value()));
  }

  @Override
  public TypeInformation<LoadRecord> getProducedType() {
    return new CodecType<>(new LoadRecordCodec());
  }
}
