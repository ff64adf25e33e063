package io.tidemark.datagen.sim;

import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Producers as an open loop needs them: brokers that are away are a failure soon. */
final class Producers {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int REQUEST_MILLIS = 10_000;

  private Producers() {}

  /**
   * A producer; what the caller gives wins over what is chosen here.
   *
   * @param number among those of a simulator; its threads are named after it
   */
  static KafkaProducer<byte[], byte[]> of(Properties given, int number) {
    Properties all = new Properties();
    all.put(ProducerConfig.CLIENT_ID_CONFIG, "simulator-" + number);
    all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    all.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    all.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    // A topic just made may have no leader yet: of several requests the second could be taken and
    // the first refused, and then the first would be refused for good.
    all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Integer.toString(REQUEST_MILLIS));
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Integer.toString(PATIENCE_MILLIS));
    all.putAll(given);
    if (!given.containsKey(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG)) {
      // Kafka refuses less than one request takes
      long least =
          number(all, ProducerConfig.LINGER_MS_CONFIG)
              + number(all, ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG);
      all.put(
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
          Long.toString(Math.min(Integer.MAX_VALUE, Math.max(PATIENCE_MILLIS, least))));
    }
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static long number(Properties properties, String name) {
    try {
      return Long.parseLong(properties.get(name).toString().trim());
    } catch (NumberFormatException e) {
      return 0; // the producer says so itself
    }
  }
}
