package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.desk.local.LocalKafka;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.TopicAdmin;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look after rules, as a user meets them. */
@Timeout(180)
final class RulesCommandTest {
  private static final String RULES =
      """
      - name: LOW
        buy: rsi_14 < 30
      - name: HIGH
        sell: rsi_14@1h > 70
        enabled: false
      """;

  @TempDir private Path dir;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  private void refused(String message, String... args) {
    assertThat(run(args)).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().contains(message);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text).toString();
  }

  @Test
  void check_shows_each_rule_with_all_that_it_left_out() throws IOException {
    assertThat(run("rules", "check", file("rules.yaml", RULES))).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("buy: rsi_14@5m < 30", "# uses rsi_14@1h", "2 rules, no fault.");
    assertThat(run("rules", "check", "--set", "indicators.interval=1m", dir + "/rules.yaml"))
        .isZero();
    assertThat(out.toString()).contains("buy: rsi_14@1m < 30");
  }

  @Test
  void a_fault_is_told_with_its_line() throws IOException {
    String bad = file("bad.yaml", RULES + "- name: BAD\n  buy: rsi_14 <\n");
    refused("bad.yaml:6: rule BAD, buy: ", "rules", "check", bad);
    refused("bad.yaml:6: ", "rules", "send", "--config", file("job.yaml", ""), bad);
    refused("bad.yaml:6: ", "demo", "--rules", bad);
    String ticks = file("ticks.csv", "ts,symbol,last\n2026-03-02T14:30:00Z,A,1\n");
    String to = dir.resolve("out").toString();
    refused("bad.yaml:6: ", "replay", "--rules", bad, "--ticks", ticks, "--out", to);
    String twice = file("twice.yaml", "- {name: A, buy: bid > 1}\n- {name: A, buy: bid > 2}\n");
    refused("twice.yaml:2: there is a rule A already, at ", "rules", "check", twice);
    refused("none.yaml: there is no such file", "rules", "check", dir + "/none.yaml");
    refused("a command is needed: check, send, delete or list", "rules");
    refused("--config is needed", "rules", "list");
    refused("--config is needed", "rules", "delete", "A");
    refused("is no name of a rule", "rules", "delete", "--config", file("job.yaml", ""), "A B");
    assertThat(dir.resolve("out")).doesNotExist();
  }

  @Test
  void rules_are_sent_deleted_and_listed() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(dir.resolve("kafka"))) {
      Map<String, String> settings = Map.of("kafka.bootstrap", kafka.bootstrap());
      String job = file("job.yaml", "kafka.bootstrap: " + kafka.bootstrap() + "\n");
      String rules = file("rules.yaml", RULES);
      refused("the topic signal-rules is missing at ", "rules", "send", "--config", job, rules);
      refused("make what is missing: ./tidemark topics create", "rules", "list", "--config", job);
      TopicAdmin.create(Settings.of(settings), 3, (short) 1);
      assertThat(run("rules", "list", "--config", job)).isZero();
      assertThat(out.toString()).isEqualTo("0 names in signal-rules.\n");
      assertThat(run("rules", "send", "--config", job, rules)).as(err.toString()).isZero();
      assertThat(out.toString()).contains("2 rules sent to signal-rules.");
      assertThat(run("rules", "delete", "--config", job, "OTHER", "LOW")).isZero();
      assertThat(run("rules", "list", "--config", job)).isZero();
      List<String> lines = out.toString().lines().toList();
      assertThat(lines).hasSize(4);
      assertThat(lines.get(0)).startsWith("rests    HIGH ");
      assertThat(lines.get(1)).startsWith("deleted  LOW ");
      assertThat(lines.get(2)).startsWith("deleted  OTHER ");
      assertThat(run("rules", "list", "--full", "--config", job)).isZero();
      assertThat(out.toString()).contains("  sell: rsi_14@1h > 70");
    }
  }
}
