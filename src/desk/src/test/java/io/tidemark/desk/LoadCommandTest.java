package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Topic;
import io.tidemark.datagen.report.LoadReport;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.TopicAdmin;
import io.tidemark.job.kafka.TopicEnds;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Load tests from end to end: a real broker, a real database, both jobs. */
@Timeout(400)
final class LoadCommandTest {
  private static final int SIGTERM_EXIT = 143;

  @TempDir private Path dir;

  @Test
  void a_short_run_passes_writes_its_report_and_leaves_nothing_else() throws Exception {
    Path out = dir.resolve("report");
    try (ChildCommand load =
        ChildCommand.start(
            dir, "load", "--scenario", "smoke", "--duration", "8s", "--out", out.toString())) {
      assertThat(load.exit(250)).as(load.printed()).isEqualTo(0);
      assertThat(load.printed())
          .contains("PASS  " + out.resolve("report.html"), "rows are as recomputed")
          .doesNotContain("Exception");
      nothingIsLeft(load);
    }
    LoadReport report = LoadReport.read(out.resolve("report.json"));
    assertThat(report.run().completed()).isTrue();
    assertThat(report.verdict().pass()).as(report.verdict().lines().toString()).isTrue();
    assertThat(report.verification().ok()).isTrue();
    assertThat(report.verification().compared()).isNotEmpty();
    assertThat(report.targets()).isNotEmpty().allMatch(LoadReport.Target::pass);
    assertThat(report.latency()).containsKeys("signals", "accounts", "positions");
    assertThat(report.traffic().ticksPerSecond()).isBetween(500.0, 1_500.0);
    assertThat(report.run().seconds()).as("8 s less the warm-up").isBetween(2.0, 8.0);
    assertThat(report.traffic().bytes().get(Topic.TICKS.name(""))).isPositive();
    assertThat(report.resources().cpuSeconds()).containsKeys("job", "database");
    assertThat(report.run().settings().toString()).doesNotContain("password");
    assertThat(Files.readString(out.resolve("report.html"))).contains("smoke");
  }

  @Test
  void a_run_that_is_stopped_keeps_what_it_measured() throws Exception {
    Path out = dir.resolve("report");
    try (ChildCommand load =
        ChildCommand.start(
            dir, "load", "--scenario", "smoke", "--duration", "10m", "--out", out.toString())) {
      load.await(() -> load.printed().contains("measuring"), 200);
      load.terminate();
      assertThat(load.exit(90)).as(load.printed()).isEqualTo(SIGTERM_EXIT);
      assertThat(load.printed()).contains("it was stopped after").doesNotContain("Exception");
      nothingIsLeft(load);
    }
    brokenOff(out, "it was stopped after");
  }

  @Test
  void a_broker_that_goes_away_is_told_and_topics_in_use_are_refused() throws Exception {
    Path out = dir.resolve("report");
    try (LocalKafka kafka = LocalKafka.start(dir.resolve("kafka"))) {
      Path config =
          Files.writeString(
              dir.resolve("job.yaml"),
              "kafka.bootstrap: " + kafka.bootstrap() + "\ntopics.prefix: load.\n");
      TopicAdmin.create(
          Settings.builder().yaml(Files.readString(config), "job.yaml").build(), 2, (short) 1);
      try (ChildCommand load =
          ChildCommand.start(
              dir,
              "load",
              "--scenario",
              "smoke",
              "--duration",
              "10m",
              "--config",
              config.toString(),
              "--out",
              out.toString())) {
        load.await(() -> load.printed().contains("measuring"), 200);
        kafka.stop();
        assertThat(load.exit(200)).as(load.printed()).isEqualTo(1);
        assertThat(load.printed())
            .contains("the broker at " + kafka.bootstrap() + " went away after")
            .doesNotContain("\tat ");
        assertThat(load.processes()).as(load.printed()).isEmpty();
      }
      brokenOff(out, "went away after");
      kafka.startAgain();
      StringWriter printed = new StringWriter();
      PrintWriter writer = new PrintWriter(printed, true);
      String[] again = {"load", "--scenario", "smoke", "--config", config.toString()};
      assertThat(Main.run(again, writer, writer)).as(printed.toString()).isEqualTo(2);
      assertThat(printed.toString())
          .contains("the topic load.ticks at " + kafka.bootstrap() + " holds records")
          .contains("--set topics.prefix=");
      Path other =
          Files.writeString(
              dir.resolve("other.yaml"),
              Files.readString(config).replace("load.", "other.") + "ledger.id: mine\n");
      Settings empty = Settings.builder().yaml(Files.readString(other), "other.yaml").build();
      TopicAdmin.create(empty, 2, (short) 1);
      StringWriter refused = new StringWriter();
      PrintWriter wrong = new PrintWriter(refused, true);
      String[] nowhere = {
        "load", "--scenario", "smoke", "--config", other.toString(), "--flink", "http://127.0.0.1:1"
      };
      assertThat(Main.run(nowhere, wrong, wrong)).as(refused.toString()).isEqualTo(2);
      assertThat(refused.toString()).contains("no answer of a Flink cluster's REST interface");
      nowhere[6] = "ftp://127.0.0.1/x";
      assertThat(Main.run(nowhere, wrong, wrong)).as(refused.toString()).isEqualTo(2);
      assertThat(refused.toString()).contains("not an address that begins with http://");
      for (Topic topic : Topic.values()) {
        assertThat(TopicEnds.last(empty, topic.name("other."))).as("nothing was started").isEmpty();
      }
    }
  }

  private static void brokenOff(Path out, String why) throws IOException {
    LoadReport report = LoadReport.read(out.resolve("report.json"));
    assertThat(report.run().completed()).isFalse();
    assertThat(report.verdict().pass()).isFalse();
    assertThat(report.verdict().lines().get(0)).contains(why);
    assertThat(report.incidents()).anyMatch(incident -> incident.what().contains(why));
    assertThat(report.traffic().ticks()).isPositive();
    assertThat(report.timeline().seconds()).isNotEmpty();
    assertThat(out.resolve("report.html")).exists();
  }

  private static void nothingIsLeft(ChildCommand load) throws IOException {
    assertThat(load.left()).as(load.printed()).isEmpty();
    assertThat(load.processes()).as(load.printed()).isEmpty();
  }
}
