package io.tidemark.desk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.desk.build.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.flink.configuration.GlobalConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files in flink-conf hold options that Flink has, each for a reason. */
final class FlinkConfTest {
  /** A key that is written out but not in effect, for the user to choose. */
  private static final Pattern OFFERED = Pattern.compile("# ([a-zA-Z-]+(?:\\.[a-zA-Z-]+)+): (.+)");

  private static FlinkOptions options;

  @BeforeAll
  static void load() throws Exception {
    options = FlinkOptions.load();
  }

  static Path folder(String name) {
    return Packaged.home().resolve("flink-conf").resolve(name);
  }

  static Map<String, String> configuration(Path folder) {
    return GlobalConfiguration.loadConfiguration(folder.toString()).toMap();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "standalone", "kubernetes"})
  void everyKeyIsKnownAndUpToDate(String name) throws IOException {
    Map<String, String> configuration = new TreeMap<>(configuration(folder(name)));
    assertThat(configuration).hasSizeGreaterThan(5);
    for (String line : Files.readAllLines(folder(name).resolve("config.yaml"))) {
      var offered = OFFERED.matcher(line);
      if (offered.matches()) {
        configuration.put(offered.group(1), offered.group(2));
      }
    }
    assertThat(options.complaints(configuration)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"standalone", "kubernetes"})
  void nothingIsSaidThatFlinkDoesAnyway(String name) {
    assertThat(configuration(folder(name)))
        .noneSatisfy((key, value) -> assertThat(options.isDefault(key, value)).as(key).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"standalone", "kubernetes"})
  void everyKeyStandsBelowItsReason(String name) throws IOException {
    List<String> bare = new ArrayList<>();
    boolean reasoned = false;
    for (String line : Files.readAllLines(folder(name).resolve("config.yaml"))) {
      if (line.isBlank()) {
        reasoned = false;
      } else if (line.startsWith("#")) {
        reasoned = true;
      } else if (!reasoned) {
        bare.add(line);
      }
    }
    assertThat(bare).isEmpty();
  }

  @Test
  void anUnknownADeprecatedAndAnUnreadableKeyAreNoticed(@TempDir Path temp) throws IOException {
    Files.writeString(
        temp.resolve("config.yaml"),
        """
        # Misspelt, renamed long ago, deprecated by annotation, no length of time, and good.
        heartbeat.intervall: 2 s
        state.checkpoints.dir: file:///x
        jobmanager.adaptive-scheduler.resource-wait-timeout: 1 min
        heartbeat.timeout: soon
        metrics.reporter.prom.port: 9249
        """);
    assertThat(options.complaints(new TreeMap<>(configuration(temp))))
        .satisfiesExactly(
            c -> assertThat(c).isEqualTo("heartbeat.intervall is unknown"),
            c -> assertThat(c).isEqualTo("heartbeat.timeout is not soon"),
            c ->
                assertThat(c)
                    .startsWith("jobmanager.adaptive-scheduler.resource-wait-timeout is d"),
            c ->
                assertThat(c)
                    .isEqualTo(
                        "state.checkpoints.dir is deprecated: use execution.checkpointing.dir"));
    assertThat(options.keys()).hasSizeGreaterThan(300);
  }
}
