package io.tidemark.job.load;

import io.tidemark.contracts.Topic;
import io.tidemark.job.JobOptions;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.Uids;
import io.tidemark.job.UserException;
import io.tidemark.job.codec.CodecType;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.kafka.WireFormats;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The second job: the committed rows of the ledger, its alerts, signals and bars, into PostgreSQL.
 * Any parallelism is right, since the records of a key come from one partition.
 */
public final class LoadJob {
  private LoadJob() {}

  /**
   * Builds the job. Without a checkpoint it reads from the earliest offsets, never from those that
   * its group committed: these only show how far it is.
   *
   * @throws UserException if {@code ledger.id} is blank, or the clients' settings are at fault
   */
  public static void build(StreamExecutionEnvironment env, Settings settings) {
    if (settings.get(Keys.LEDGER_ID).isEmpty()) {
      throw new UserException(
          "setting: " + Keys.LEDGER_ID + " is blank; the loader must know whose rows to load");
    }
    JobOptions.applyLive(env, settings);
    // While the database is away, checkpoints wait and time out; that is no reason to fail.
    env.getCheckpointConfig().setTolerableCheckpointFailureNumber(Integer.MAX_VALUE);
    env.fromSource(
            source(settings),
            WatermarkStrategy.noWatermarks(),
            Uids.LOAD_SOURCE,
            new CodecType<>(new LoadRecordCodec()))
        .uid(Uids.LOAD_SOURCE)
        .transform(
            Uids.LOAD_POSTGRES,
            new CodecType<>(new RefusedCodec()),
            new WriteOperator(settings, WireFormats.of(settings)))
        .uid(Uids.LOAD_POSTGRES)
        .sinkTo(deadLetters(settings))
        .uid(Uids.LOAD_DEAD_LETTERS)
        .name(Uids.LOAD_DEAD_LETTERS);
  }

  /** The topics that it reads. */
  public static List<Topic> topics() {
    return Tables.ALL.stream().<Topic>map(Table::topic).toList();
  }

  /** The consumer group that tells with each checkpoint how far the job is. */
  public static String group(Settings settings) {
    return settings.get(Keys.TOPICS_PREFIX) + "tidemark-load-" + settings.get(Keys.LEDGER_ID);
  }

  private static KafkaSource<LoadRecord> source(Settings settings) {
    String prefix = settings.get(Keys.TOPICS_PREFIX);
    Map<String, Topic> topics =
        topics().stream()
            .collect(Collectors.toMap(topic -> topic.name(prefix), Function.identity()));
    Properties properties = KafkaClients.consumer(settings);
    long discovery = settings.get(Keys.KAFKA_DISCOVERY);
    properties.put(
        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
        String.valueOf(Duration.of(discovery, ChronoUnit.MICROS).toMillis()));
    properties.put(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "true");
    return KafkaSource.<LoadRecord>builder()
        .setProperties(properties)
        .setGroupId(group(settings))
        .setTopics(List.copyOf(topics.keySet()))
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new LoadRecordReader(topics))
        .build();
  }

  private static KafkaSink<Refused> deadLetters(Settings settings) {
    return KafkaSink.<Refused>builder()
        .setKafkaProducerConfig(KafkaClients.producer(settings))
        .setBootstrapServers(settings.get(Keys.KAFKA_BOOTSTRAP))
        .setRecordSerializer(new RefusedWriter(settings.get(Keys.TOPICS_PREFIX)))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }
}
