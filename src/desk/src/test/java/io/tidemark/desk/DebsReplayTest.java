package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.desk.WholeSeries.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays of DEBS 2022 files, with their preset, against whole series. */
@Timeout(300)
final class DebsReplayTest {
  private static final Path SAMPLE =
      Path.of(System.getProperty("tidemark.home", "../.."), "../shared/data/debs2022")
          .normalize()
          .resolve("sample-08-11-21.csv");
  private static final LocalDate FRIDAY = LocalDate.of(2021, 11, 12);
  private static final int CROSSOVERS = 3;

  @TempDir private Path dir;

  private Path replay(List<Path> files, String name, String... settings) {
    Path out = dir.resolve(name);
    List<String> args =
        new ArrayList<>(List.of("replay", "--format", "debs2022", "--out", out.toString()));
    for (String setting : settings) {
      args.addAll(List.of("--set", setting));
    }
    Replays.add(args, "--ticks", files);
    StringWriter printed = new StringWriter();
    PrintWriter to = new PrintWriter(printed, true);
    assertThat(Main.run(args.toArray(String[]::new), to, to)).as(printed.toString()).isZero();
    assertThat(printed.toString()).contains("skipped", "note: ");
    return out;
  }

  private static void assertEqual(Path out, String file, List<Row> expected, long seed)
      throws IOException {
    List<String> rows = Files.readAllLines(out.resolve(file));
    assertThat(rows.subList(1, rows.size()))
        .as("%s of seed %d", file, seed)
        .containsExactlyElementsOf(expected.stream().map(Row::text).toList());
  }

  private static void assertCounts(Path out, WholeSeries expected) throws IOException {
    JsonNode ticks = summary(out).path("inputs").path("ticks");
    assertThat(ticks.path("in").asLong()).isEqualTo(expected.rows);
    assertThat(ticks.path("applied").asLong()).isEqualTo(expected.used);
    assertThat(ticks.path("skipped").asLong()).isEqualTo(expected.rows - expected.used);
    assertThat(ticks.path("late").asLong() + ticks.path("dead").asLong()).isZero();
    TreeMap<String, Long> reasons = new TreeMap<>();
    JsonNode skipped = ticks.path("skipped_by_reason");
    skipped
        .fieldNames()
        .forEachRemaining(reason -> reasons.put(reason, skipped.path(reason).asLong()));
    assertThat(reasons).isEqualTo(expected.skipped);
  }

  private static JsonNode summary(Path out) throws IOException {
    return new ObjectMapper().readTree(Files.readString(out.resolve("summary.json")));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {2022, 7})
  void days_equal_the_whole_series_at_any_parallelism(long seed) throws IOException {
    List<Path> files = new DebsDays(seed, 300).write(dir, FRIDAY, 4, 40_000);
    WholeSeries expected = WholeSeries.of(files);
    assertThat(expected.skipped.keySet())
        .containsExactly("BAD_NUMBER", "BAD_TIME", "MALFORMED", "NO_PRICE", "ZERO_PRICE");
    assertThat(expected.signals.stream().filter(row -> row.text().contains(",SELL,")).count())
        .isGreaterThan(100);

    Path first = replay(files, "at-1", "preset=debs2022", "summary.crossovers=" + CROSSOVERS);
    assertEqual(first, "bars.csv", expected.bars, seed);
    assertEqual(first, "indicators.csv", expected.indicators, seed);
    assertEqual(first, "signals.csv", expected.signals, seed);
    assertCounts(first, expected);
    assertCrossovers(first, expected.signals);
    for (int parallelism = 2; parallelism <= 3; parallelism++) {
      Path other =
          replay(files, "at-" + parallelism, "parallelism=" + parallelism, "preset=debs2022");
      RandomDaysTest.assertSameFiles(first, other);
      assertCounts(other, expected);
      assertThat(summary(other).has("crossovers")).isFalse();
    }
  }

  private static void assertCrossovers(Path out, List<Row> signals) throws IOException {
    TreeMap<String, List<Map<String, String>>> expected = new TreeMap<>();
    for (Row signal : signals) {
      Map<String, String> shown =
          Map.of(
              "ts",
              signal.ts().toString(),
              "direction",
              signal.text().split(",", -1)[3],
              "rule",
              "EMA_CROSS");
      List<Map<String, String>> last =
          expected.computeIfAbsent(signal.symbol(), symbol -> new ArrayList<>());
      last.add(shown);
      if (last.size() > CROSSOVERS) {
        last.remove(0);
      }
    }
    assertThat(summary(out).path("crossovers")).isEqualTo(new ObjectMapper().valueToTree(expected));
  }

  private String verify(int code, List<Path> files, Path out, String... more) {
    List<String> args = new ArrayList<>(List.of("verify", "--out", out.toString()));
    Replays.add(args, "--ticks", files);
    args.addAll(List.of(more));
    StringWriter printed = new StringWriter();
    PrintWriter to = new PrintWriter(printed, true);
    assertThat(Main.run(args.toArray(String[]::new), to, to))
        .as(printed.toString())
        .isEqualTo(code);
    return printed.toString();
  }

  /** Replaces a text where it first stands. */
  private static void edit(Path file, String right, String wrong) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(right);
    Files.writeString(file, text.replaceFirst(Pattern.quote(right), wrong));
  }

  @Test
  void verify_finds_results_right_and_wrong() throws IOException {
    List<Path> files = new DebsDays(5, 40).write(dir, FRIDAY, 2, 20_000);
    Path out = replay(files, "out", "preset=debs2022", "summary.crossovers=1");
    assertThat(verify(0, files, out)).contains("signals.csv").doesNotContain("note: ");
    verify(0, files, out, "--format", "debs2022");
    assertThat(verify(2, files, out, "--format", "csv"))
        .contains("summary.json: the replay ran with --format debs2022");

    edit(out.resolve("bars.csv"), ",0,,", ",1,,");
    assertThat(verify(1, files, out)).contains("DIFFERENT", "bars.csv", "differs in volume");
    edit(out.resolve("bars.csv"), ",1,,", ",0,,");
    edit(out.resolve("signals.csv"), ",BUY,", ",SELL,");
    assertThat(verify(1, files, out)).contains("DIFFERENT", "differs in direction");
    edit(out.resolve("signals.csv"), ",SELL,", ",BUY,");
    edit(out.resolve("summary.json"), "\"ZERO_PRICE\"", "\"NO_TIME\"");
    assertThat(verify(1, files, out)).contains("DIFFERENT", "summary.json: ticks: expected in");
    edit(out.resolve("summary.json"), "\"format\" : \"debs2022\"", "\"format\" : \"debs2023\"");
    assertThat(verify(2, files, out)).contains("no format of this version is called debs2023");
  }

  @Test
  void verify_follows_what_is_set_beside_the_preset() throws IOException {
    List<Path> files = new DebsDays(6, 20).write(dir, FRIDAY, 2, 20_000);
    Path out =
        replay(
            files,
            "out",
            "preset=debs2022",
            "parallelism=2",
            "bars.intervals=30s,1h",
            "indicators.interval=1m",
            "indicators.names=ema_38,ema_100@1h,rsi_14",
            "indicators.seed=first",
            "watermark.out-of-orderness=250ms");
    assertThat(Files.readAllLines(out.resolve("signals.csv")))
        .anyMatch(row -> row.contains(":01:00Z"));
    assertThat(summary(out).path("inputs").path("ticks").path("late").asLong()).isPositive();
    verify(0, files, out);
  }

  @Test
  void the_published_sample_has_147_prices_in_998_rows() throws IOException {
    assumeTrue(Files.exists(SAMPLE), () -> "skipped: there is no " + SAMPLE);
    Path out = replay(List.of(SAMPLE), "sample", "preset=debs2022");
    WholeSeries expected = WholeSeries.of(List.of(SAMPLE));
    assertThat(expected.rows).isEqualTo(998);
    assertThat(expected.used).isEqualTo(147);
    assertThat(expected.skipped).isEqualTo(Map.of("NO_PRICE", 851L));
    assertCounts(out, expected);
    assertEqual(out, "bars.csv", expected.bars, 0);
    assertEqual(out, "indicators.csv", expected.indicators, 0);
    assertEqual(out, "signals.csv", expected.signals, 0);
    verify(0, List.of(SAMPLE), out);
    try (Stream<String> letters = Files.lines(out.resolve("dead_letters.csv"))) {
      assertThat(letters).hasSize(1);
    }
  }
}
