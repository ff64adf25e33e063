package io.tidemark.desk;

import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** Flink's configuration for one JVM: the file in flink-conf, and what a run adds to it. */
public final class FlinkConfig {
  /** System property that names Tidemark's folder; the launcher sets it. */
  static final String HOME = "tidemark.home";

  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private FlinkConfig() {}

  /**
   * The configuration of a replay.
   *
   * @param temp a folder of the run's own, for all that Flink keeps on disk
   */
  static Configuration load(Settings settings, Path temp) {
    Configuration config = base(temp);
    long interval = settings.get(Keys.CHECKPOINT_INTERVAL);
    if (interval == 0) {
      // Without a checkpoint a restart would read everything again into outputs that are there.
      config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    } else if (settings.get(Keys.CHECKPOINT_DIR).isEmpty()) {
      config.set(
          CheckpointingOptions.CHECKPOINTS_DIRECTORY,
          temp.resolve("checkpoints").toAbsolutePath().toUri().toString());
    }
    return config;
  }

  /**
   * The configuration of the live jobs' cluster: its web interface is on loopback and shows only,
   * checkpoints stay when a job ends, and a job is started again for as long as it takes.
   *
   * @param temp as for {@link #load}
   */
  public static Configuration live(Settings settings, Path temp) {
    Configuration config = base(temp);
    config.set(RestOptions.ADDRESS, LOOPBACK);
    config.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    config.set(RestOptions.BIND_PORT, Integer.toString(settings.get(Keys.WEB_PORT)));
    config.set(JobManagerOptions.ADDRESS, LOOPBACK);
    config.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    config.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    config.set(WebOptions.SUBMIT_ENABLE, false);
    config.set(WebOptions.CANCEL_ENABLE, false);
    config.set(WebOptions.RESCALE_ENABLE, false);
    config.set(WebOptions.TMP_DIR, temp.resolve("web").toString());
    config.set(WebOptions.REFRESH_INTERVAL, SECOND);
    config.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, SECOND);
    config.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    // A checkpoint that meets a restarting broker is no reason to start the job again too.
    config.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 10);
    config.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    config.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(10));
    config.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        Duration.ofMinutes(1));
    return config;
  }

  private static Configuration base(Path temp) {
    Path folder = Path.of(System.getProperty(HOME, ".")).resolve("flink-conf/local");
    if (!Files.isRegularFile(folder.resolve("config.yaml"))) {
      throw new IllegalStateException(
          folder.resolve("config.yaml") + " is missing; start Tidemark with its launcher");
    }
    Configuration config = GlobalConfiguration.loadConfiguration(folder.toString());
    config.set(CoreOptions.TMP_DIRS, temp.toString());
    return config;
  }
}
