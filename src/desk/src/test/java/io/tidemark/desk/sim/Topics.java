package io.tidemark.desk.sim;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.topic.KafkaLog;
import io.tidemark.datagen.topic.LogRecord;
import io.tidemark.datagen.topic.TopicInputs;
import io.tidemark.datagen.topic.TopicLog;
import io.tidemark.desk.local.LocalKafka;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** All topics under one prefix on a broker, inputs stamped by the broker. */
final class Topics {
  static final WireFormat FORMAT = WireFormat.singleObject();
  static final int PARTITIONS = 3;

  private final LocalKafka kafka;
  private final String prefix;

  private Topics(LocalKafka kafka, String prefix) {
    this.kafka = kafka;
    this.prefix = prefix;
  }

  static Topics create(LocalKafka kafka, String prefix) throws Exception {
    List<NewTopic> topics = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      topics.add(
          new NewTopic(topic.name(prefix), PARTITIONS, (short) 1)
              .configs(
                  topic.isInput() ? Map.of("message.timestamp.type", "LogAppendTime") : Map.of()));
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      admin.createTopics(topics).all().get(60, TimeUnit.SECONDS);
    }
    return new Topics(kafka, prefix);
  }

  String prefix() {
    return prefix;
  }

  Properties client() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", kafka.bootstrap());
    return properties;
  }

  TopicInputs inputs() {
    return new TopicInputs(client(), prefix, FORMAT);
  }

  /** All records that are committed now, a partition after the other. */
  List<LogRecord> read(Topic topic) throws IOException {
    List<LogRecord> all = new ArrayList<>();
    try (KafkaLog log = new KafkaLog(inputs())) {
      for (int partition = 0; partition < log.partitions(topic); partition++) {
        try (TopicLog.Records records = log.read(topic, partition)) {
          for (LogRecord record = records.next(); record != null; record = records.next()) {
            all.add(record);
          }
        }
      }
    }
    return all;
  }

  <T extends SpecificRecord> List<T> decode(Topic topic) throws Exception {
    WireFormat.Decoder<T> decoder = FORMAT.decoder(topic.schema(), topic.name(prefix));
    List<T> all = new ArrayList<>();
    for (LogRecord record : read(topic)) {
      all.add(decoder.decode(record.value()));
    }
    return all;
  }
}
