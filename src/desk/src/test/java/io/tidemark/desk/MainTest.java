package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user meets it: exit codes, messages, and what is left on disk. */
@Timeout(180)
final class MainTest {
  private static final String TICKS =
      """
      ts,symbol,bid,ask,last
      2013-10-07T08:00:00Z,IBM,99,101,
      2013-10-07T08:00:02Z,IBM,,,bad
      2013-10-07T08:00:04Z,IBM,109,111,
      """;
  private static final String TRADES =
      """
      ts,trade_id,account,symbol,side,quantity,price,type,ref_trade_id
      2013-10-07T08:00:01Z,1,ACC,IBM,BUY,10,100,,
      2013-10-07T08:00:01Z,1,ACC,IBM,BUY,10,100,,
      2013-10-07T08:00:02Z,2,ACC,IBM,BUY,0,100,,
      """;

  @TempDir private Path dir;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void files() throws IOException {
    Files.writeString(dir.resolve("ticks.csv"), TICKS);
    Files.writeString(dir.resolve("trades.csv"), TRADES);
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  /** Runs a replay into {@code dir/out}; {@code @x} in an argument is the file x in dir. */
  private int replay(String... args) {
    List<String> all = new ArrayList<>(List.of("replay", "--out", dir.resolve("out").toString()));
    for (String arg : args) {
      all.add(arg.startsWith("@") ? dir.resolve(arg.substring(1)).toString() : arg);
    }
    return run(all.toArray(String[]::new));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void assertUserError(int code, String message) throws IOException {
    // On a slow machine the progress has lines of its own.
    List<String> lines =
        err.toString().lines().filter(line -> !line.matches("\\d+:\\d\\d · .*")).toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("tidemark: ").contains(message);
    assertThat(code).isEqualTo(2);
    assertThat(left()).doesNotContain("out").noneMatch(name -> name.startsWith(".out"));
  }

  @Test
  void help_and_version() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("replay", "demo", "run", "topics", "verify");
    assertThat(run("replay", "--help")).isZero();
    assertThat(out.toString()).contains("--ticks", "--changelog", "--set", "--out");
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).contains("tidemark ", "flink 2.", "java ");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_replay_from_files_to_results() throws IOException {
    assertThat(replay("--ticks", "@ticks.csv", "--trades", "@trades.csv", "--changelog"))
        .as(err.toString())
        .isZero();

    Path results = dir.resolve("out");
    assertThat(left()).containsExactly("out", "ticks.csv", "trades.csv");
    try (Stream<Path> files = Files.list(results)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "positions.csv",
              "accounts.csv",
              "balances.csv",
              "fills.csv",
              "alerts.csv",
              "signals.csv",
              "indicators.csv",
              "bars.csv",
              "dead_letters.csv",
              "positions_log.csv",
              "accounts_log.csv",
              "summary.json");
    }
    assertThat(Files.readAllLines(results.resolve("positions.csv")).get(1))
        .startsWith("ACC,,IBM,")
        .contains(",10,100,1000,")
        .contains(",LIVE,100,100,USD,");
    assertThat(Files.readAllLines(results.resolve("fills.csv")))
        .hasSize(2)
        .element(1)
        .asString()
        .startsWith("ACC,1,,IBM,NEW,1,,BUY,10,100,0,USD,0,")
        .contains("," + dir.resolve("trades.csv") + ":2,");
    List<String> letters = Files.readAllLines(results.resolve("dead_letters.csv"));
    assertThat(letters).hasSize(3);
    assertThat(letters.get(1))
        .startsWith("ticks," + dir.resolve("ticks.csv") + ":3,BAD_NUMBER,\"last \"\"bad\"\"");
    assertThat(letters.get(2))
        .startsWith("trades," + dir.resolve("trades.csv") + ":4,OUT_OF_RANGE");
    assertThat(Files.readString(results.resolve("summary.json")))
        .contains("\"OUT_OF_RANGE\" : 1", "\"duplicate\" : 1", "\"unlisted_symbols\" : [ \"IBM\" ]")
        .contains("\"parallelism\" : \"1\"");
    assertThat(out.toString())
        .contains("Replayed 6 records", "positions.csv", "The results are in");
    assertThat(err.toString())
        .contains("warning: 2 records were not used: BAD_NUMBER 1, OUT_OF_RANGE 1");
  }

  @Test
  void a_format_is_known_and_fits_the_file() throws IOException {
    Files.writeString(dir.resolve("day.csv"), "# DEBS\n" + DebsDays.HEADER + "\n");
    assertUserError(
        replay("--format", "debs", "--ticks", "@day.csv"),
        "--format debs: there is no such format; there are: csv, debs2022");
    assertUserError(
        replay("--ticks", "@day.csv"), "day.csv:1: the header of this ticks file has an unknown");
    assertUserError(replay("--ticks", "@day.csv"), "; it looks like a file for --format debs2022");
    assertUserError(
        replay("--format", "debs2022", "--ticks", "@day.csv", "@ticks.csv"),
        "ticks.csv:1: not the header of a DEBS 2022 file: name 1 is \"ts\"");
    assertThat(run("replay", "--help")).isZero();
    assertThat(out.toString()).contains("csv, debs2022");
  }

  @Test
  void a_bust_ends_the_breach_that_its_fill_began() throws IOException {
    Files.writeString(
        dir.resolve("trades.csv"), TRADES + "2013-10-07T08:00:05Z,3,ACC,IBM,,,,BUST,1\n");
    Files.writeString(dir.resolve("limits.csv"), "account,symbol,position\nACC,IBM,5\nACC,,5\n");
    assertThat(replay("--trades", "@trades.csv", "--limits", "@limits.csv")).isZero();
    Path results = dir.resolve("out");
    assertThat(Files.readAllLines(results.resolve("alerts.csv")))
        .containsExactly(
            "ts,account,symbol,kind,status,figure,limit,currency",
            "2013-10-07T08:00:02Z,ACC,IBM,POSITION,BREACH,10,5,",
            "2013-10-07T08:00:06Z,ACC,IBM,POSITION,CLEAR,0,5,");
    assertThat(Files.readAllLines(results.resolve("fills.csv")).get(2))
        .startsWith("ACC,2,,IBM,BUST,3,1,BUY,10,100,")
        .contains(",0,0,USD," + dir.resolve("trades.csv") + ":5,2013-10-07T08:00:06Z");
    assertThat(Files.readAllLines(results.resolve("dead_letters.csv")).get(1))
        .startsWith(
            "limits," + dir.resolve("limits.csv") + ":3,OUT_OF_RANGE,\"position is a limit");
    assertThat(out.toString()).containsPattern("limits +2 +1 +0 +0 +1\n");
    assertThat(
            run(
                "verify",
                "--trades",
                dir.resolve("trades.csv").toString(),
                "--limits",
                dir.resolve("limits.csv").toString(),
                "--out",
                results.toString()))
        .as(out.toString())
        .isZero();
  }

  @Test
  void verify_finds_results_right_and_wrong() throws IOException {
    String[] verify = {
      "verify",
      "--ticks",
      dir.resolve("ticks.csv").toString(),
      "--trades",
      dir.resolve("trades.csv").toString(),
      "--out",
      dir.resolve("out").toString()
    };
    assertThat(run(verify)).isEqualTo(2);
    assertThat(err.toString()).contains("there is no such folder");
    assertThat(replay("--ticks", "@ticks.csv", "--trades", "@trades.csv")).isZero();
    assertThat(run(verify)).as(out.toString() + err).isZero();
    assertThat(out.toString()).contains("positions.csv").endsWith("OK" + System.lineSeparator());

    Path positions = dir.resolve("out/positions.csv");
    Files.writeString(
        positions, Files.readString(positions).replace(",10,100,1000,", ",10,100,1001,"));
    assertThat(run(verify)).isEqualTo(1);
    assertThat(out.toString()).contains("DIFFERENT");

    Path summary = dir.resolve("out/summary.json");
    String json = Files.readString(summary);
    Files.writeString(summary, json.replace("\"USD\"", "\"EUR\""));
    assertThat(run(verify)).isEqualTo(2);
    assertThat(err.toString()).contains("the replay ran with defaults.currency=EUR");
    Files.writeString(summary, json.replace("\"ema_38,ema_100\"", "\"ema_38,gut_feeling\""));
    assertThat(run(verify)).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "indicators.names=ema_38,gut_feeling cannot be recomputed: no indicator is called");
  }

  @Test
  void verify_leaves_out_signals_of_a_file_of_rules_and_says_so() throws IOException {
    Files.writeString(dir.resolve("rules.yaml"), "- name: WIDE\n  on: tick\n  buy: spread > 1\n");
    assertThat(replay("--rules", "@rules.yaml", "--ticks", "@ticks.csv")).isZero();
    Path signals = dir.resolve("out/signals.csv");
    assertThat(Files.readAllLines(signals)).hasSize(2).last().asString().endsWith(",WIDE");
    Files.writeString(signals, Files.readString(signals).replace(",BUY,", ",SELL,"));
    String[] verify = {
      "verify",
      "--ticks",
      dir.resolve("ticks.csv").toString(),
      "--out",
      dir.resolve("out").toString()
    };
    assertThat(run(verify)).as(out.toString() + err).isZero();
    assertThat(out.toString()).containsOnlyOnce("note: signals are not compared: other rules");
  }

  @Test
  void misuse() throws IOException {
    assertUserError(run(), "a command is needed");
    assertUserError(run("dmo"), "'dmo'");
    assertUserError(run("replay", "--ticks", "x"), "--out");
    assertUserError(replay("--tiks", "x"), "did you mean --ticks?");
    assertUserError(replay("--ticks"), "--ticks");
    assertUserError(replay(), "nothing to read");
    assertUserError(
        replay("--format", "xml", "--ticks", "@ticks.csv"), "--format xml: there is no such");
    assertUserError(replay("--ticks", "@ticks.csv", "--set", "x=1"), "no setting \"x\"");
    assertUserError(
        replay("--ticks", "@ticks.csv", "--set", "preset=a"), "not blank or one of debs2022");
    assertUserError(replay("--config", "@none.yaml", "--ticks", "@ticks.csv"), "none.yaml");
  }

  @Test
  void faults_of_files_are_found_before_anything_is_made() throws IOException {
    Files.writeString(dir.resolve("bad.csv"), "ts,symbol,bod\n");
    Files.writeString(dir.resolve("job.yaml"), "marks:\n  polcy: mid\n");
    assertUserError(replay("--ticks", "@none.csv"), "none.csv: there is no such file");
    assertUserError(replay("--ticks", dir.toString()), ": not a regular file");
    assertUserError(replay("--ticks", "@ticks.csv", "@bad.csv"), "unknown column \"bod\"");
    assertUserError(replay("--trades", "@ticks.csv"), "the header of this trades file");
    assertUserError(
        replay("--ticks", "@ticks.csv", "--config", "@job.yaml"),
        "job.yaml:2: there is no setting \"marks.polcy\"; did you mean marks.policy?");
  }

  @Test
  void a_folder_that_is_not_empty_is_left_alone() throws IOException {
    Files.createDirectory(dir.resolve("out"));
    Files.writeString(dir.resolve("out/mine"), "x");
    assertThat(replay("--ticks", "@ticks.csv")).isEqualTo(2);
    assertThat(err.toString()).contains("the folder is not empty").hasLineCount(1);
    assertThat(dir.resolve("out/mine")).hasContent("x");
  }

  @Test
  void a_truncated_gzip_fails_the_replay_and_leaves_nothing() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("ts,symbol,bid,ask,last\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 20_000; i++) {
        gzip.write(
            ("2013-10-07T08:00:00Z,IBM," + (i * 7919 % 10007) + ",,\n")
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    Files.write(dir.resolve("t.csv.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() * 3 / 4));
    assertUserError(
        replay("--ticks", "@t.csv.gz"), "the gzip data ends too early; the file is truncated");
    assertThat(err.toString()).containsPattern("t\\.csv\\.gz:\\d+: ");
  }
}
