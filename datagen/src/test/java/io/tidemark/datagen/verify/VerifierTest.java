package io.tidemark.datagen.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.csv.Csv;
import io.tidemark.datagen.oracle.Counts;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.NaiveReplay;
import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.random.RandomDay;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each planted error is found; an output without one passes. */
final class VerifierTest {
  @TempDir static Path inputDir;
  private static Inputs inputs;
  private static Expected expected;

  @TempDir Path out;

  @BeforeAll
  static void recompute() throws IOException {
    inputs = RandomDay.write(new RandomDay.Options(11, 6_000, 800, 15, 9, 0.05), inputDir);
    expected = NaiveReplay.run(inputs, line -> {});
  }

  @BeforeEach
  void write() throws IOException {
    for (Table table : expected.figures()) {
      table.write(out);
    }
    List<String> dead = new ArrayList<>(List.of("source,position,reason,detail,raw"));
    for (List<String> row : expected.deadLetters().rows()) {
      dead.add(
          Csv.join(List.of(row.get(0), "some/where/" + row.get(1), row.get(2), "why", "a,\"b")));
    }
    Files.write(out.resolve("dead_letters.csv"), dead);
    Files.writeString(
        out.resolve("summary.json"),
        expected.counts().entrySet().stream()
            .map(e -> "\"" + e.getKey() + "\":" + json(e.getValue()))
            .collect(Collectors.joining(",", "{\"records\":{", "}}")));
  }

  private static String json(Counts counts) {
    String dead =
        counts.deadByReason().entrySet().stream()
            .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    return "{\"in\":%d,\"applied\":%d,\"late\":%d,\"duplicate\":%d,\"dead\":%s}"
        .formatted(counts.in(), counts.applied(), counts.late(), counts.duplicate(), dead);
  }

  private Report report() throws IOException {
    return Verifier.compare(expected, inputs, out, line -> {});
  }

  private void edit(String file, int line, int field, String value) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(out.resolve(file)));
    List<String> fields = new ArrayList<>(Csv.split(lines.get(line)));
    assertThat(fields.get(field)).isNotEqualTo(value);
    fields.set(field, value);
    lines.set(line, Csv.join(fields));
    Files.write(out.resolve(file), lines);
  }

  private String at(String file, int line, int field) throws IOException {
    return Csv.split(Files.readAllLines(out.resolve(file)).get(line)).get(field);
  }

  @Test
  void anOutputWithoutErrorPasses() throws IOException {
    Report report = Verifier.verify(inputs, out, line -> {});
    assertThat(report.ok()).as(report.text()).isTrue();
    assertThat(report.text()).contains("positions.csv").endsWith("OK" + System.lineSeparator());
  }

  @ParameterizedTest
  @CsvSource({
    "positions.csv,realized_pnl",
    "positions.csv,unrealized_pnl",
    "positions.csv,cost",
    "accounts.csv,gross_exposure",
    "accounts.csv,high_water_mark",
    "accounts.csv,cash",
    "balances.csv,cash",
    "bars.csv,close",
    "signals.csv,price",
    "signals.csv,value"
  })
  void findsOneUnitOfTheEighthPlace(String file, String column) throws IOException {
    List<String> header = Csv.split(Files.readAllLines(out.resolve(file)).get(0));
    int field = header.indexOf(column);
    int line = 1;
    while (at(file, line, field).isEmpty()) {
      line++;
    }
    BigDecimal figure = new BigDecimal(at(file, line, field));
    edit(file, line, field, figure.add(new BigDecimal("0.00000001")).toPlainString());
    Report report = report();
    assertThat(report.differences()).containsOnlyKeys(file).containsEntry(file, 1L);
    assertThat(report.text())
        .contains("differs in " + column)
        .contains("expected")
        .contains("written");
  }

  @Test
  void showsTheFillsOfAPositionThatDiffers() throws IOException {
    edit("positions.csv", 1, 3, "999");
    assertThat(report().details()).anyMatch(line -> line.startsWith("  trades.csv:"));
  }

  @Test
  void indicatorsMayDifferByTheRoundingOfDoublesOnly() throws IOException {
    double value = Double.parseDouble(at("indicators.csv", 1, 4));
    edit("indicators.csv", 1, 4, new BigDecimal(Math.nextUp(value)).toPlainString());
    assertThat(report().ok()).isTrue();
    edit("indicators.csv", 1, 4, new BigDecimal(value * (1 + 1e-11)).toPlainString());
    assertThat(report().differences()).containsOnlyKeys("indicators.csv");
  }

  @Test
  void aTrailingZeroIsAnErrorAndAnotherWayToWriteATimeIsNot() throws IOException {
    String last = at("accounts.csv", 1, 19);
    edit("accounts.csv", 1, 19, last.replace("Z", ".000000Z"));
    assertThat(report().ok()).isTrue();
    edit("accounts.csv", 1, 11, at("accounts.csv", 1, 11) + "0");
    assertThat(report().differences()).containsOnlyKeys("accounts.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "positions.csv",
        "accounts.csv",
        "balances.csv",
        "bars.csv",
        "indicators.csv",
        "signals.csv",
        "dead_letters.csv"
      })
  void findsMissingExtraAndMisplacedRows(String file) throws IOException {
    List<String> lines = Files.readAllLines(out.resolve(file));
    List<String> fewer = new ArrayList<>(lines);
    fewer.remove(1);
    Files.write(out.resolve(file), fewer);
    assertThat(report().differences()).containsOnlyKeys(file).containsEntry(file, 1L);
    List<String> more = new ArrayList<>(lines);
    more.add(lines.get(lines.size() - 1));
    Files.write(out.resolve(file), more);
    assertThat(report().differences()).containsOnlyKeys(file).containsEntry(file, 1L);
    if (!file.equals("dead_letters.csv")) {
      List<String> moved = new ArrayList<>(lines);
      moved.add(moved.remove(1));
      Files.write(out.resolve(file), moved);
      assertThat(report().differences()).containsOnlyKeys(file);
    }
    Files.delete(out.resolve(file));
    assertThat(report().differences()).containsEntry(file, 1L);
  }

  @Test
  void findsARowOfAKeyThatShouldNotBe() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(out.resolve("balances.csv")));
    lines.add("ZZZ" + lines.get(1));
    Files.write(out.resolve("balances.csv"), lines);
    Report report = report();
    assertThat(report.differences()).containsOnlyKeys("balances.csv");
    assertThat(report.text()).contains("extra row");
  }

  @Test
  void findsWrongCounts() throws IOException {
    Path summary = out.resolve("summary.json");
    Counts ticks = expected.counts().get("ticks");
    String json = Files.readString(summary);
    Files.writeString(summary, json.replace("\"late\":" + ticks.late(), "\"late\":0"));
    assertThat(report().differences()).containsOnlyKeys("summary.json");
    Files.writeString(summary, "{");
    assertThat(report().differences()).containsOnlyKeys("summary.json");
  }

  @Test
  void checksTheChangelogsOnTheirOwn() throws IOException {
    List<String> lines = Files.readAllLines(out.resolve("accounts.csv"));
    Path log = out.resolve("accounts_log.csv");
    String row = lines.get(1);
    List<String> first = new ArrayList<>(Csv.split(row));
    first.set(1, "1");
    List<String> third = new ArrayList<>(first);
    third.set(1, "3");
    Files.write(log, List.of(lines.get(0), Csv.join(first)));
    assertThat(report().ok()).isTrue();
    Files.write(log, List.of(lines.get(0), Csv.join(first), Csv.join(third)));
    assertThat(report().text()).contains("version 3 follows 1");
    first.set(11, new BigDecimal(first.get(11)).add(new BigDecimal("0.0000001")).toPlainString());
    Files.write(log, List.of(lines.get(0), Csv.join(first)));
    assertThat(report().differences()).containsOnlyKeys("accounts_log.csv");
  }
}
