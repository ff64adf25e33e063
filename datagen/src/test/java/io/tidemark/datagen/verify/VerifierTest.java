package io.tidemark.datagen.verify;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.csv.Csv;
import io.tidemark.datagen.oracle.Counts;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.MarketOptions;
import io.tidemark.datagen.oracle.NaiveOptions;
import io.tidemark.datagen.oracle.NaiveReplay;
import io.tidemark.datagen.oracle.Seed;
import io.tidemark.datagen.random.RandomDay;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
  private Outputs outputs;

  @BeforeAll
  static void recompute() throws IOException {
    inputs = RandomDay.write(new RandomDay.Options(11, 6_000, 800, 15, 9, 0.05), inputDir);
    expected = NaiveReplay.run(inputs, line -> {});
  }

  @BeforeEach
  void write() throws IOException {
    outputs = Outputs.write(expected, out);
  }

  private Report report() throws IOException {
    return Verifier.compare(expected, inputs, out, line -> {});
  }

  private void edit(String file, int line, int field, String value) throws IOException {
    outputs.edit(
        file,
        lines -> {
          List<String> fields = new ArrayList<>(Csv.split(lines.get(line)));
          fields.set(field, value);
          lines.set(line, Csv.join(fields));
        });
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
    "accounts.csv,day_pnl",
    "accounts.csv,day_realized_pnl",
    "accounts.csv,day_unrealized_pnl",
    "accounts.csv,prior_day_adjustment",
    "fills.csv,quantity",
    "fills.csv,fee",
    "fills.csv,realized_pnl",
    "fills.csv,cost",
    "fills.csv,position_realized_pnl",
    "alerts.csv,figure",
    "alerts.csv,limit",
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
  void theFolderOfASourceIsNothingToTheVerifierAndTheLineIs() throws IOException {
    int source = expected.fills().columns().indexOf("source");
    String place = at("fills.csv", 1, source);
    edit("fills.csv", 1, source, "/data/in/" + place);
    assertThat(report().ok()).isTrue();
    edit("fills.csv", 1, source, place + "0");
    assertThat(report().text()).contains("differs in source");
  }

  @ParameterizedTest
  @CsvSource({
    "fills.csv,settled_at",
    "fills.csv,ts",
    "alerts.csv,ts",
    "accounts.csv,day_start",
  })
  void findsATimeThatIsAnother(String file, String column) throws IOException {
    int field = Csv.split(outputs.lines(file).get(0)).indexOf(column);
    edit(file, 1, field, "2026-03-01T23:00:00Z");
    assertThat(report().differences()).containsKey(file);
  }

  @ParameterizedTest
  @CsvSource({"fills.csv,type", "fills.csv,side", "fills.csv,ref_trade_id", "alerts.csv,status"})
  void findsAWordThatIsAnother(String file, String column) throws IOException {
    int field = Csv.split(outputs.lines(file).get(0)).indexOf(column);
    edit(file, 1, field, "OTHER");
    assertThat(report().text()).contains("differs in " + column);
  }

  @Test
  void anotherWindowIsAnotherOutput() throws IOException {
    NaiveOptions anHour = NaiveOptions.replay().correctionWindow(3_600_000_000L);
    Expected narrow = NaiveReplay.run(inputs, anHour, line -> {});
    Outputs.write(narrow, out);
    Report report = Verifier.verify(inputs, anHour, out, line -> {});
    assertThat(report.ok()).as(report.text()).isTrue();
    assertThat(report().differences()).containsKeys("positions.csv", "fills.csv", "summary.json");
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
    edit("indicators.csv", 1, 4, new BigDecimal(value * (1 + 1e-8)).toPlainString());
    assertThat(report().differences()).containsOnlyKeys("indicators.csv");
  }

  /** The line of the first signal of a rule. */
  private int line(String rule) throws IOException {
    List<String> lines = outputs.lines("signals.csv");
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).endsWith("," + rule)) {
        return i;
      }
    }
    throw new AssertionError("no " + rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SPREAD_TIGHT",
        "BOOK_IMBALANCE",
        "EMA_CROSS",
        "BREAKOUT",
        "RSI",
        "MACD",
        "BOLLINGER",
        "VWAP_DEVIATION",
        "ZSCORE",
        "MOMENTUM"
      })
  void findsAWrongSignalOfEachRule(String rule) throws IOException {
    int line = line(rule);
    boolean sells = at("signals.csv", line, 3).equals("SELL");
    for (String[] wrong :
        List.of(
            new String[] {"direction", sells ? "BUY" : "SELL"},
            new String[] {"kind", "OTHER"},
            new String[] {"price", at("signals.csv", line, 4) + "1"},
            new String[] {"size", "7"},
            new String[] {"value", at("signals.csv", line, 6) + "7"},
            new String[] {"threshold", at("signals.csv", line, 7) + "7"})) {
      int field = expected.signals().columns().indexOf(wrong[0]);
      String right = at("signals.csv", line, field);
      if (isDouble(wrong[0], rule)) {
        double off = Double.parseDouble(right);
        wrong[1] = new BigDecimal(off + 1e-8 * Math.max(1, Math.abs(off))).toPlainString();
      }
      edit("signals.csv", line, field, wrong[1]);
      assertThat(report().text()).contains("differs in " + wrong[0]);
      edit("signals.csv", line, field, right);
    }
    assertThat(report().ok()).isTrue();
  }

  private static boolean isDouble(String column, String rule) {
    boolean value = List.of("EMA_CROSS", "MACD", "RSI", "ZSCORE", "MOMENTUM").contains(rule);
    boolean threshold =
        List.of("EMA_CROSS", "MACD", "BREAKOUT", "BOLLINGER", "VWAP_DEVIATION").contains(rule);
    return (column.equals("value") && value) || (column.equals("threshold") && threshold);
  }

  @Test
  void aTieMayBeThereOrNotButNotOtherwiseAndNotTwice() throws IOException {
    List<List<String>> rows = new ArrayList<>(expected.signals().rows());
    int index = line("MACD") - 1;
    List<String> tie = rows.remove(index);
    Expected tied = expected.withSignals(rows, List.of(tie));
    Report there = Verifier.compare(tied, inputs, out, line -> {});
    assertThat(there.ok()).as(there.text()).isTrue();
    assertThat(there.text()).contains("note: signals.csv: 1 ties not judged");
    outputs.edit("signals.csv", lines -> lines.add(index + 1, lines.get(index + 1)));
    outputs.summary();
    Report twice = Verifier.compare(tied, inputs, out, line -> {});
    assertThat(twice.differences()).containsOnlyKeys("signals.csv");
    outputs.edit("signals.csv", lines -> lines.subList(index + 1, index + 3).clear());
    outputs.summary();
    assertThat(Verifier.compare(tied, inputs, out, line -> {}).ok()).isTrue();
    assertThat(report().differences()).containsEntry("signals.csv", 1L);
    outputs.edit(
        "signals.csv",
        lines -> lines.add(index + 1, Csv.join(tie).replaceFirst(",(BUY|SELL),", ",HOLD,")));
    outputs.summary();
    assertThat(Verifier.compare(tied, inputs, out, line -> {}).text()).contains("extra row");
  }

  @Test
  void barsComeByTheirLengthsAndAWrongOneOfAnyIsFound() throws IOException {
    MarketOptions market =
        MarketOptions.standard()
            .bars(Set.of(60_000_000L, 300_000_000L, 3_600_000_000L))
            .indicators(60_000_000L, List.of("macd", "vwap@1h", "donchian_upper_3"), Seed.FIRST);
    NaiveOptions options = NaiveOptions.replay().market(market);
    expected = NaiveReplay.run(inputs, options, line -> {});
    try {
      outputs = Outputs.write(expected, out);
      Report report = Verifier.verify(inputs, options, out, line -> {});
      assertThat(report.ok()).as(report.text()).isTrue();
      assertThat(Verifier.verify(inputs, out, line -> {}).differences())
          .containsOnlyKeys("bars.csv", "indicators.csv", "signals.csv");
      List<String> intervals =
          outputs.lines("bars.csv").stream()
              .skip(1)
              .limit(3)
              .map(l -> Csv.split(l).get(1))
              .toList();
      assertThat(intervals).isSortedAccordingTo(comparingInt(List.of("1m", "5m", "1h")::indexOf));
      edit("indicators.csv", 2, 2, "2h");
      assertThat(report().differences()).containsOnlyKeys("indicators.csv");
    } finally {
      recompute();
    }
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
        "fills.csv",
        "alerts.csv",
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
    assertThat(report().differences()).containsOnlyKeys(file, "summary.json");
    outputs.summary();
    assertThat(report().differences()).containsOnlyKeys(file).containsEntry(file, 1L);
    List<String> more = new ArrayList<>(lines);
    more.add(lines.get(lines.size() - 1));
    Files.write(out.resolve(file), more);
    outputs.summary();
    assertThat(report().differences()).containsOnlyKeys(file).containsEntry(file, 1L);
    if (!file.equals("dead_letters.csv")) {
      List<String> moved = new ArrayList<>(lines);
      moved.add(moved.remove(1));
      Files.write(out.resolve(file), moved);
      outputs.summary();
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
    outputs.summary();
    Report report = report();
    assertThat(report.differences()).containsOnlyKeys("balances.csv");
    assertThat(report.text()).contains("extra row");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}"})
  void findsASummaryThatTellsNothing(String json) throws IOException {
    Files.writeString(out.resolve("summary.json"), json);
    assertThat(report().differences()).containsOnlyKeys("summary.json");
    Files.delete(out.resolve("summary.json"));
    assertThat(report().differences()).containsOnlyKeys("summary.json");
  }

  @Test
  void findsWrongCounts() throws IOException {
    Counts ticks = expected.counts().get("ticks");
    outputs.editSummary("\"late\":" + ticks.late(), "\"late\":0");
    assertThat(report().differences()).containsOnlyKeys("summary.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "positions.csv",
        "accounts.csv",
        "balances.csv",
        "fills.csv",
        "alerts.csv",
        "bars.csv",
        "indicators.csv",
        "signals.csv",
        "dead_letters.csv"
      })
  void findsWrongNumbersOfRows(String file) throws IOException {
    int rows = outputs.lines(file).size() - 1;
    String told = "\"" + file + "\":" + rows;
    outputs.editSummary(told, "\"" + file + "\":" + (rows - 1));
    assertThat(report().text()).contains(file + " has " + rows + ", written " + (rows - 1));
    outputs.summary();
    outputs.editSummary(told, "\"other.csv\":" + rows);
    assertThat(report().differences())
        .containsOnlyKeys("summary.json")
        .containsEntry("summary.json", 2L);
  }

  @Test
  void findsWrongUnlistedSymbols() throws IOException {
    assertThat(expected.unlisted()).containsExactly("UNLISTED");
    for (String wrong :
        List.of("[]", "[\"UNLISTED\",\"UNLISTED\"]", "[\"OTHER\"]", "\"UNLISTED\"")) {
      outputs.summary();
      outputs.editSummary("[\"UNLISTED\"]", wrong);
      assertThat(report().text()).contains("unlisted_symbols: expected [UNLISTED]");
    }
    outputs.editSummary("\"unlisted_symbols\"", "\"symbols\"");
    assertThat(report().differences()).containsOnlyKeys("summary.json");
  }
}
