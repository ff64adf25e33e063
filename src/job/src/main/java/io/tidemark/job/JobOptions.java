package io.tidemark.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the job itself needs of Flink, whatever the cluster's configuration says. */
public final class JobOptions {
  /** The maximum parallelism of all state; never to be changed, or no savepoint can be read. */
  static final int MAX_PARALLELISM = 720;

  /** Between checkpoints of a job over topics where the settings say none; µs. */
  private static final long LIVE_INTERVAL = 1_000_000;

  private static final Duration LIVE_TIMEOUT = Duration.ofMinutes(5);

  private JobOptions() {}

  /**
   * For a job over topics. It cannot do without checkpoints, since its outputs are committed with
   * them; they stay when it is cancelled, so that another run can go on from there.
   */
  public static void applyLive(StreamExecutionEnvironment env, Settings settings) {
    long interval = settings.get(Keys.CHECKPOINT_INTERVAL);
    apply(env, settings, interval > 0 ? interval : LIVE_INTERVAL);
    Configuration options = new Configuration();
    options.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    options.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, LIVE_TIMEOUT);
    env.configure(options);
  }

  /** Sets it, with parallelism and checkpoints as the settings say. */
  public static void apply(StreamExecutionEnvironment env, Settings settings) {
    apply(env, settings, settings.get(Keys.CHECKPOINT_INTERVAL));
  }

  private static void apply(StreamExecutionEnvironment env, Settings settings, long interval) {
    Configuration options = new Configuration();
    options.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    // A type that would fall to Kryo, or an operator that a savepoint could not find, is a defect.
    options.set(PipelineOptions.GENERIC_TYPES, false);
    options.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    options.set(PipelineOptions.OBJECT_REUSE, true);
    // A source reads its files one after the other, so there is never a split to hold back.
    options.set(PipelineOptions.ALLOW_UNALIGNED_SOURCE_SPLITS, true);
    // Sources compare watermarks as often as they make them.
    options.set(
        PipelineOptions.AUTO_WATERMARK_INTERVAL,
        Duration.of(settings.get(Keys.ALIGNMENT_INTERVAL), ChronoUnit.MICROS));
    String folder = settings.get(Keys.CHECKPOINT_DIR);
    if (!folder.isEmpty()) {
      options.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
      // A plain path is a local one; anything with a scheme is Flink's business.
      String uri = folder.contains("://") ? folder : Path.of(folder).toAbsolutePath().toUri() + "";
      options.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, uri);
    }
    env.configure(options);
    env.setParallelism(settings.get(Keys.PARALLELISM));
    env.setMaxParallelism(MAX_PARALLELISM);
    if (interval > 0) {
      // Aligned: a watermark must not overtake data, nor may broadcast edges.
      env.enableCheckpointing(
          Duration.of(interval, ChronoUnit.MICROS).toMillis(), CheckpointingMode.EXACTLY_ONCE);
    }
  }
}
