package io.tidemark.job.kafka;

import io.tidemark.contracts.InputFile;
import io.tidemark.contracts.Topic;
import io.tidemark.job.JobOptions;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.Topology;
import io.tidemark.job.Uids;
import io.tidemark.job.UserException;
import io.tidemark.job.codec.Codec;
import io.tidemark.job.codec.CodecType;
import io.tidemark.job.codec.ParsedCodecs;
import io.tidemark.job.read.EventTimes;
import io.tidemark.job.read.Parsed;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job over topics: it runs until it is stopped. */
public final class TradingJob {
  private TradingJob() {}

  /**
   * Builds the job. It asks the brokers how far the reference topics reach: no event is used before
   * they have been read so far.
   *
   * @throws UserException if {@code ledger.id} is blank or a reference topic cannot be read
   */
  public static void build(StreamExecutionEnvironment env, Settings settings) {
    String prefix = settings.get(Keys.TOPICS_PREFIX);
    Map<InputFile, Map<Integer, Long>> ends = new EnumMap<>(InputFile.class);
    for (InputFile input : InputFile.values()) {
      if (input.isReference()) {
        ends.put(input, TopicEnds.last(settings, Topic.valueOf(input.name()).name(prefix)));
      }
    }
    build(env, settings, ends);
  }

  /** Builds the job with these last offsets of the reference topics by partition. */
  static void build(
      StreamExecutionEnvironment env, Settings settings, Map<InputFile, Map<Integer, Long>> ends) {
    if (settings.get(Keys.LEDGER_ID).isEmpty()) {
      throw new UserException(
          "setting: " + Keys.LEDGER_ID + " is blank; give this ledger a name of its own");
    }
    JobOptions.applyLive(env, settings);
    KafkaOutputs outputs = new KafkaOutputs(settings);
    Topology.build(inputs(env, settings), outputs, settings, Topology.Run.live(ends));
    outputs.attach();
  }

  /** The consumer group that tells with each checkpoint how far the job is. */
  public static String group(Settings settings) {
    return "tidemark-" + settings.get(Keys.LEDGER_ID);
  }

  private static Topology.Inputs inputs(StreamExecutionEnvironment env, Settings settings) {
    return new Topology.Inputs(
        source(env, settings, InputFile.TICKS, new Conversions.Ticks(), new ParsedCodecs.Ticks()),
        source(
            env, settings, InputFile.TRADES, new Conversions.Trades(), new ParsedCodecs.Trades()),
        source(env, settings, InputFile.CASH, new Conversions.Cash(), new ParsedCodecs.Cash()),
        source(
            env,
            settings,
            InputFile.INSTRUMENTS,
            new Conversions.Instruments(settings),
            new ParsedCodecs.Instruments()),
        source(
            env,
            settings,
            InputFile.ACCOUNTS,
            new Conversions.Accounts(settings),
            new ParsedCodecs.Accounts()),
        source(
            env, settings, InputFile.LIMITS, new Conversions.Limits(), new ParsedCodecs.Limits()),
        source(
            env,
            settings,
            InputFile.SIGNAL_RULES,
            new Conversions.Rules(settings),
            new ParsedCodecs.Rules()));
  }

  private static <R extends SpecificRecord, T> DataStream<Parsed<T>> source(
      StreamExecutionEnvironment env,
      Settings settings,
      InputFile input,
      Conversion<R, T> conversion,
      Codec<Parsed<T>> codec) {
    Topic topic = Topic.valueOf(input.name());
    boolean reference = input.isReference();
    long discovery = Duration.of(settings.get(Keys.KAFKA_DISCOVERY), ChronoUnit.MICROS).toMillis();
    String group = group(settings);
    KafkaSource<Parsed<T>> source =
        KafkaSource.<Parsed<T>>builder()
            .setProperties(KafkaClients.consumer(settings))
            .setBootstrapServers(settings.get(Keys.KAFKA_BOOTSTRAP))
            .setTopics(topic.name(settings.get(Keys.TOPICS_PREFIX)))
            // Offsets come from checkpoints. They are committed for whoever watches the lag.
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setGroupId(group)
            .setClientIdPrefix(group + "-" + input.source())
            .setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "true")
            .setProperty(
                KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), Long.toString(discovery))
            .setDeserializer(new RecordDecoder<>(input, topic, conversion, codec, settings))
            .build();
    return env.fromSource(
            source,
            reference ? EventTimes.none() : EventTimes.live(settings),
            Uids.topic(topic),
            new CodecType<>(codec))
        .uid(Uids.topic(topic))
        .setParallelism(reference ? 1 : env.getParallelism());
  }
}
