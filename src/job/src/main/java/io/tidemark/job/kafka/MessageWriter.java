package io.tidemark.job.kafka;

import io.tidemark.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes Kafka's records of messages. The sink asks it which topics it writes to. */
final class MessageWriter
    implements KafkaRecordSerializationSchema<Message>, KafkaDatasetFacetProvider {
  private static final long serialVersionUID = 1L;

  private final String prefix;
  private final List<Topic> topics;

  MessageWriter(String prefix, List<Topic> topics) {
    this.prefix = prefix;
    this.topics = List.copyOf(topics);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Message message, KafkaSinkContext context, Long timestamp) {
    String topic = message.topic().name(prefix);
    Integer partition = null;
    if (message.route() != null) {
      partition =
          RecordKeys.partition(message.route(), context.getPartitionsForTopic(topic).length);
    }
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, partition, message.key(), message.value());
    for (Map.Entry<String, String> header : message.headers().entrySet()) {
      record.headers().add(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8));
    }
    return record;
  }

  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    List<String> names = topics.stream().map(topic -> topic.name(prefix)).toList();
    return Optional.of(new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(names)));
  }
}
