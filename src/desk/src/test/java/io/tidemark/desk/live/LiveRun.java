package io.tidemark.desk.live;

import io.tidemark.contracts.Topic;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.KafkaClients;
import io.tidemark.job.kafka.TradingJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The trading job in a small cluster of one TaskManager, which can be taken away. */
final class LiveRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Settings settings;
  private final Path folder;
  private final MiniCluster cluster;
  private final Admin admin;
  private final JobClient job;

  private LiveRun(Settings settings, Path folder) throws Exception {
    this.settings = settings;
    this.folder = folder;
    int parallelism = settings.get(Keys.PARALLELISM);
    Configuration config = new Configuration();
    config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
    config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(config)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .withRandomPorts()
                .build());
    cluster.start();
    TestStreamEnvironment env = new TestStreamEnvironment(cluster, parallelism);
    TradingJob.build(env, settings);
    job = env.executeAsync("trading");
    admin = Admin.create(KafkaClients.admin(settings));
  }

  /** Starts the job; the folder takes its checkpoints. */
  static LiveRun start(Settings settings, Path folder) throws Exception {
    return new LiveRun(settings, folder);
  }

  /** Sends records, in their order. */
  static void send(Settings settings, List<ProducerRecord<byte[], byte[]>> records) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(KafkaClients.producer(settings), bytes, bytes)) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      producer.flush();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** Takes the TaskManager away, and gives the cluster another. */
  void fail() throws Exception {
    cluster.terminateTaskManager(0).get(60, TimeUnit.SECONDS);
    cluster.startTaskManager();
  }

  /** Waits until a checkpoint holds all that was sent. */
  void awaitCaughtUp() throws Exception {
    await("all input is in a checkpoint", () -> lag().isEmpty());
  }

  /** Partitions of the inputs that the committed offsets have not reached the end of. */
  private List<String> lag() {
    try {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      for (Topic topic : Topic.values()) {
        if (topic.isInput()) {
          String name = topic.name(settings.get(Keys.TOPICS_PREFIX));
          admin
              .describeTopics(List.of(name))
              .allTopicNames()
              .get(30, TimeUnit.SECONDS)
              .get(name)
              .partitions()
              .forEach(
                  p -> latest.put(new TopicPartition(name, p.partition()), OffsetSpec.latest()));
        }
      }
      var ends = admin.listOffsets(latest).all().get(30, TimeUnit.SECONDS);
      Map<TopicPartition, OffsetAndMetadata> reached =
          admin
              .listConsumerGroupOffsets(TradingJob.group(settings))
              .partitionsToOffsetAndMetadata()
              .get(30, TimeUnit.SECONDS);
      List<String> behind = new ArrayList<>();
      ends.forEach(
          (partition, end) -> {
            OffsetAndMetadata at = reached.get(partition);
            if (end.offset() > 0 && (at == null || at.offset() < end.offset())) {
              behind.add(partition + " at " + at + " of " + end.offset());
            }
          });
      return behind;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Waits for a condition; fails with the job's own fault if it has one. */
  void await(String what, BooleanSupplier condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (job.getJobStatus().get().isGloballyTerminalState()) {
        job.getJobExecutionResult().get();
        throw new AssertionError("the job ended before " + what);
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + PATIENCE + ": " + what + "; behind: " + lag());
      }
      Thread.sleep(50);
    }
  }

  /** Stops the job as a replay ends. */
  void drain() throws Exception {
    job.stopWithSavepoint(
            true, folder.resolve("savepoint").toUri().toString(), SavepointFormatType.NATIVE)
        .get(120, TimeUnit.SECONDS);
    job.getJobExecutionResult().get(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    admin.close();
    cluster.closeAsync().get(60, TimeUnit.SECONDS);
  }
}
