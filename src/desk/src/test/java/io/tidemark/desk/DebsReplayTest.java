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
    try (Stream<String> letters = Files.lines(out.resolve("dead_letters.csv"))) {
      assertThat(letters).hasSize(1);
    }
  }
}
