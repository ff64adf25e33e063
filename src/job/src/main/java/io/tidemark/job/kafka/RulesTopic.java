package io.tidemark.job.kafka;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import io.tidemark.wire.SignalRule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic of rules, for people: puts rules there, takes them out, and tells what is there. */
public final class RulesTopic {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Settings settings;
  private final String name;

  /** The topic that the settings name. */
  public RulesTopic(Settings settings) {
    this.settings = settings;
    this.name = Topic.SIGNAL_RULES.name(settings.get(Keys.TOPICS_PREFIX));
  }

  /**
   * The newest record of a name.
   *
   * @param rule the rule's name
   * @param text the rule as it was sent; null if the record has no value, or one that is no rule
   * @param fault why the value is no rule; null if it is one, or if there is none
   * @param place topic-partition@offset
   * @param at when the topic took it
   */
  public record Row(String rule, RuleText text, String fault, String place, Instant at) {
    /** Whether the rule is deleted. */
    public boolean isDeleted() {
      return text == null && fault == null;
    }
  }

  /** The topic's full name. */
  public String name() {
    return name;
  }

  /**
   * Sends rules, and waits until they are kept.
   *
   * @throws UserException if the brokers do not take them
   */
  public void send(List<RuleText> rules) {
    WireFormat.Encoder<SignalRule> encoder =
        WireFormats.of(settings).encoder(Topic.SIGNAL_RULES.schema(), name);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (RuleText rule : rules) {
      records.add(record(rule.name(), encoder.encode(RuleRecords.record(rule))));
    }
    sendAll(records);
  }

  /**
   * Deletes rules, those of a job's file too, and waits until that is kept.
   *
   * @throws UserException if the brokers do not take it
   */
  public void delete(List<String> names) {
    sendAll(names.stream().map(rule -> record(rule, null)).toList());
  }

  private ProducerRecord<byte[], byte[]> record(String rule, byte[] value) {
    return new ProducerRecord<>(name, rule.getBytes(StandardCharsets.UTF_8), value);
  }

  private void sendAll(List<ProducerRecord<byte[], byte[]>> records) {
    requireTopic();
    Properties properties = KafkaClients.producer(settings);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
    properties.put(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis() / 2));
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, bytes, bytes)) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("interrupted while sending to " + name, e);
    } catch (ExecutionException e) {
      throw fault(e.getCause());
    } catch (KafkaException e) {
      throw fault(e);
    }
  }

  /** The producer would wait for a topic that is not there. */
  private void requireTopic() {
    try (Brokers brokers = Brokers.connect(settings)) {
      TopicAdmin.require(brokers, settings, Topic.SIGNAL_RULES);
    }
  }

  /**
   * The newest record of each name, by name.
   *
   * @throws UserException if the topic cannot be read
   */
  public List<Row> list() {
    requireTopic();
    Properties properties = KafkaClients.consumer(settings);
    properties.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    Map<String, Row> rows = new TreeMap<>();
    WireFormat.Decoder<SignalRule> decoder =
        WireFormats.of(settings).decoder(Topic.SIGNAL_RULES.schema(), name);
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(name).stream()
              .map(info -> new TopicPartition(name, info.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Row row = row(record, decoder);
          rows.put(row.rule(), row);
        }
        if (System.nanoTime() > deadline) {
          throw new UserException("topic " + name + " cannot be read within " + PATIENCE);
        }
      }
    } catch (KafkaException e) {
      throw fault(e);
    }
    return List.copyOf(rows.values());
  }

  private Row row(ConsumerRecord<byte[], byte[]> record, WireFormat.Decoder<SignalRule> decoder) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    String place = name + "-" + record.partition() + "@" + record.offset();
    Instant at = Instant.ofEpochMilli(record.timestamp());
    if (record.value() == null) {
      return new Row(key, null, null, place, at);
    }
    try {
      return new Row(key, RuleRecords.text(decoder.decode(record.value())), null, place, at);
    } catch (Undecodable e) {
      return new Row(key, null, e.getMessage(), place, at);
    }
  }

  private UserException fault(Throwable e) {
    return new UserException(
        "topic " + name + " at " + settings.get(Keys.KAFKA_BOOTSTRAP) + ": " + e.getMessage(), e);
  }
}
