package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the live commands refuse before they start anything: one line, code 2. */
@Timeout(60)
final class LiveArgumentsTest {
  @TempDir private Path dir;

  private static void refused(String message, String... args) {
    StringWriter err = new StringWriter();
    int code = Main.run(args, new PrintWriter(new StringWriter()), new PrintWriter(err, true));
    assertThat(err.toString().lines()).as(err.toString()).hasSize(1);
    assertThat(err.toString()).contains(message);
    assertThat(code).isEqualTo(2);
  }

  private String config(String text) throws IOException {
    return Files.writeString(dir.resolve("job.yaml"), text).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1s", "0.5s", "soon", "999d", "10ms"})
  void a_demo_of_no_length(String duration) {
    refused("--duration " + duration + ": not a length of time", "demo", "--duration=" + duration);
  }

  @Test
  void a_demo_that_the_simulator_cannot_make() {
    refused("--rate 0: not from 1 to", "demo", "--rate", "0");
    refused("symbols 2 must be between", "demo", "--symbols", "2");
    refused("--accounts 1: not from 2 to", "demo", "--accounts", "1");
    refused("--seed", "demo", "--seed", "x");
    refused("did you mean", "demo", "--durations", "1s");
  }

  @Test
  void a_run_without_settings_or_with_wrong_ones() throws IOException {
    refused("--config is needed", "run");
    refused("no-such.yaml: there is no such file", "run", "--config", "no-such.yaml");
    refused("kafka.bootstraps", "run", "--config", config("kafka.bootstraps: x"));
    refused("checkpoint.dir is set", "run", "--config", config("checkpoint.dir: /x"));
  }

  @Test
  void a_run_whose_port_is_taken_or_whose_folder_is_a_file() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = "web.port=" + taken.getLocalPort();
      refused("web.port " + taken.getLocalPort(), "run", "--config", config(""), "--set", port);
    }
    Path file = Files.writeString(dir.resolve("state"), "");
    refused(
        file + " is a file, not a folder",
        "run",
        "--config",
        config(""),
        "--set",
        "state.dir=" + file);
  }

  @Test
  void a_run_without_a_broker_leaves_no_folder_locked() throws IOException {
    String state = "state.dir=" + dir.resolve("state");
    for (int i = 0; i < 2; i++) {
      refused(
          "127.0.0.1:1",
          "run",
          "--config",
          config(""),
          "--set",
          state,
          "--set",
          "kafka.bootstrap=127.0.0.1:1");
    }
    try (Stream<Path> left = Files.list(dir.resolve("state"))) {
      assertThat(left.map(p -> p.getFileName().toString())).containsExactly("lock");
    }
  }

  @Test
  void topics_of_no_partitions() {
    refused("a command is needed: create", "topics");
    refused("--partitions 0: not from 1", "topics", "create", "--partitions", "0");
    refused("--replication 0: not 1 or more", "topics", "create", "--replication", "0");
  }

  @Test
  void a_verification_of_nothing_or_of_both() throws IOException {
    refused("--out DIR is needed", "verify");
    refused("give one of them", "verify", "--config", config(""), "--out", "x");
    refused("holds no ledger", "verify", "--config", config("state.dir: " + dir.resolve("absent")));
    refused("only outputs of its default", "verify", "--config", config("marks.stale-after: 1m"));
  }

  @Test
  void a_load_that_cannot_be() throws IOException {
    refused("--scenario is needed", "load");
    refused("did you mean smoke?", "load", "--scenario", "smok");
    refused("did you mean smoke?", "load", "--show", "smokey");
    String file = Files.writeString(dir.resolve("mine.yaml"), "name: mine\nrate: 5\n").toString();
    refused(file + ":2: a scenario has no \"rate\"", "load", "--scenario", file);
    refused("--rate 0: not a number from 1", "load", "--scenario", "smoke", "--rate", "0");
    refused("--duration long: not a length", "load", "--scenario", "smoke", "--duration", "long");
    refused("is for a Kafka of yours", "load", "--scenario", "smoke", "--append");
    refused("is for a Kafka of yours", "load", "--scenario", "smoke", "--flink", "http://x:1");
    refused(
        "only outputs of its default", "load", "--scenario=smoke", "--set=marks.stale-after=1m");
    refused("there is no setting", "load", "--scenario", "smoke", "--set", "no.such=1");
    refused("is not empty", "load", "--scenario", "smoke", "--out", dir.toString());
    refused("a file of this name", "load", "--scenario", "smoke", "--out", file);
    refused("no report of a load test", "load", "--scenario", "smoke", "--compare", file);
    refused("cannot be read", "load", "--scenario", "smoke", "--compare", file + ".absent");
  }

  @Test
  void scenarios_are_listed_and_shown() {
    StringWriter out = new StringWriter();
    PrintWriter print = new PrintWriter(out, true);
    assertThat(Main.run(new String[] {"load", "--list"}, print, print)).isZero();
    assertThat(out.toString()).contains("two-million", "full-day", "hot-symbol", "soak");
    assertThat(Main.run(new String[] {"load", "--show", "burst"}, print, print)).isZero();
    assertThat(out.toString()).contains("{burst: 20 times, at: 45s, for: 1s}");
  }
}
