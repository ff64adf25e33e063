package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.desk.deploy.FlinkOptions;
import io.tidemark.job.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.junit.jupiter.api.Test;

final class FlinkConfigTest {
  private static Configuration load(Map<String, String> settings) {
    return FlinkConfig.load(Settings.of(settings), Path.of("/run/temp"));
  }

  @Test
  void every_key_is_an_option_that_flink_has_and_does_not_deprecate() throws Exception {
    FlinkOptions options = FlinkOptions.load();
    assertThat(options.complaints(load(Map.of()).toMap())).isEmpty();
    assertThat(options.complaints(load(Map.of("checkpoint.interval", "1s")).toMap())).isEmpty();
    assertThat(
            options.complaints(FlinkConfig.live(Settings.defaults(), Path.of("/run/temp")).toMap()))
        .isEmpty();
  }

  @Test
  void live_jobs_start_again_for_as_long_as_it_takes_and_keep_their_checkpoints() {
    Configuration config =
        FlinkConfig.live(Settings.of(Map.of("web.port", "8099")), Path.of("/run/temp"));
    assertThat(config.get(RestartStrategyOptions.RESTART_STRATEGY)).isEqualTo("exponential-delay");
    assertThat(config.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
        .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    assertThat(config.get(RestOptions.BIND_PORT)).isEqualTo("8099");
    assertThat(config.get(RestOptions.BIND_ADDRESS)).isEqualTo("127.0.0.1");
  }

  @Test
  void without_checkpoints_a_failure_is_final() {
    Configuration config = load(Map.of());
    assertThat(config.get(RestartStrategyOptions.RESTART_STRATEGY)).isEqualTo("none");
    assertThat(config.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY)).isEmpty();
  }

  @Test
  void checkpoints_go_with_the_run() {
    Configuration config = load(Map.of("checkpoint.interval", "1s"));
    assertThat(config.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
        .isEqualTo("file:///run/temp/checkpoints");
    assertThat(config.get(RestartStrategyOptions.RESTART_STRATEGY)).isEqualTo("fixed-delay");
  }
}
