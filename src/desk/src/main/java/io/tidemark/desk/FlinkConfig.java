package io.tidemark.desk;

import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestartStrategyOptions;

/** Flink's configuration for one JVM: the file in flink-conf, and what a run adds to it. */
final class FlinkConfig {
  /** System property that names Tidemark's folder; the launcher sets it. */
  static final String HOME = "tidemark.home";

  private FlinkConfig() {}

  /**
   * The configuration of a run.
   *
   * @param temp a folder of the run's own, for all that Flink keeps on disk
   */
  static Configuration load(Settings settings, Path temp) {
    Path folder = Path.of(System.getProperty(HOME, ".")).resolve("flink-conf/local");
    if (!Files.isRegularFile(folder.resolve("config.yaml"))) {
      throw new IllegalStateException(
          folder.resolve("config.yaml") + " is missing; start Tidemark with its launcher");
    }
    Configuration config = GlobalConfiguration.loadConfiguration(folder.toString());
    config.set(CoreOptions.TMP_DIRS, temp.toString());
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
}
