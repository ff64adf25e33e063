package io.tidemark.datagen.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.csv.Csv;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.NaiveReplay;
import io.tidemark.datagen.random.RandomDay;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each error planted in a changelog is found, also when summary.json was made to agree. */
final class ChangelogTest {
  @TempDir static Path inputDir;
  private static Inputs inputs;
  private static Expected expected;

  @TempDir Path out;
  private Outputs outputs;

  @BeforeAll
  static void recompute() throws IOException {
    inputs = RandomDay.write(new RandomDay.Options(11, 2_000, 400, 10, 5, 0.05), inputDir);
    expected = NaiveReplay.run(inputs, line -> {});
  }

  @BeforeEach
  void write() throws IOException {
    outputs = Outputs.write(expected, out).withLogs();
  }

  private Report report() throws IOException {
    return Verifier.compare(expected, inputs, out, line -> {});
  }

  private void assertFound(String log, String text) throws IOException {
    Report report = report();
    assertThat(report.differences()).containsOnlyKeys(log);
    assertThat(report.text()).contains(text).endsWith("DIFFERENT" + System.lineSeparator());
  }

  /** The first line with a row that fits, as columns. */
  private int find(String log, Predicate<Map<String, String>> fits) throws IOException {
    List<String> lines = outputs.lines(log);
    for (int i = 1; i < lines.size(); i++) {
      if (fits.test(row(lines, i))) {
        return i;
      }
    }
    throw new AssertionError("the day has no such row");
  }

  private static Map<String, String> row(List<String> lines, int i) {
    Map<String, String> row = new TreeMap<>();
    List<String> names = Csv.split(lines.get(0));
    for (String name : names) {
      row.put(name, Csv.split(lines.get(i)).get(names.indexOf(name)));
    }
    return row;
  }

  private void set(String file, int line, String column, String value) throws IOException {
    outputs.edit(
        file,
        lines -> {
          List<String> fields = new ArrayList<>(Csv.split(lines.get(line)));
          fields.set(Csv.split(lines.get(0)).indexOf(column), value);
          lines.set(line, Csv.join(fields));
        });
  }

  private static Predicate<Map<String, String>> version(int version) {
    return row -> row.get("version").equals(String.valueOf(version));
  }

  @Test
  void logsWithoutErrorPassAndAreSaidToBeChecked() throws IOException {
    Report report = report();
    assertThat(report.ok()).as(report.text()).isTrue();
    assertThat(report.text())
        .containsPattern("accounts_log.csv +[0-9,]+ checked, 0 at fault")
        .containsPattern("positions_log.csv +[0-9,]+ checked, 0 at fault")
        .containsPattern("positions.csv +[0-9,]+ compared, 0 different");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts_log.csv", "positions_log.csv"})
  void findsALogThatIsMissingOrCutToItsHeader(String log) throws IOException {
    outputs.edit(log, lines -> lines.subList(1, lines.size()).clear());
    outputs.summary();
    assertFound(log, "no row of the key");
    outputs.edit(log, List::clear);
    assertThat(report().differences()).containsKey(log);
    Files.delete(out.resolve(log));
    assertFound(log, "the file is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts_log.csv", "positions_log.csv"})
  void findsLogsThatSummaryDoesNotTellOf(String log) throws IOException {
    outputs.editSummary("\"changelog\":true", "\"changelog\":false");
    assertThat(report().differences()).containsKeys(log, "summary.json");
    outputs.editSummary("\"changelog\":false", "\"other\":1");
    assertThat(report().text()).contains("does not say whether there are changelogs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts_log.csv", "positions_log.csv"})
  void findsAVersionThatIsLeftOut(String log) throws IOException {
    int third = find(log, version(3));
    outputs.edit(log, lines -> lines.remove(third - 1));
    outputs.summary();
    assertFound(log, "version 3 follows 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts_log.csv", "positions_log.csv"})
  void findsAFirstOrLastVersionThatIsLeftOut(String log) throws IOException {
    List<String> before = outputs.lines(log);
    int second = find(log, version(2));
    String key = before.get(second).substring(0, before.get(second).indexOf(",2,"));
    outputs.edit(log, lines -> lines.removeIf(line -> line.startsWith(key + ",1,")));
    outputs.summary();
    assertFound(log, "version 2 comes first");
    Files.write(out.resolve(log), before);
    outputs.edit(log, lines -> lines.remove(lines.size() - 1));
    outputs.summary();
    assertThat(report().differences()).containsOnlyKeys(log).containsEntry(log, 1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts_log.csv", "positions_log.csv"})
  void findsRowsRepeatedOrOutOfOrder(String log) throws IOException {
    List<String> before = outputs.lines(log);
    int second = find(log, version(2));
    outputs.edit(log, lines -> lines.add(second, lines.get(second)));
    outputs.summary();
    assertFound(log, "is repeated or out of order");
    Files.write(out.resolve(log), before);
    outputs.summary();
    outputs.edit(log, lines -> lines.add(second, lines.remove(second - 1)));
    assertFound(log, "out of order");
    Files.write(out.resolve(log), before);
    outputs.edit(log, lines -> lines.add(lines.remove(1)));
    assertFound(log, "is out of order");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts_log.csv", "positions_log.csv"})
  void findsAKeyTooManyOrTooFew(String log) throws IOException {
    List<String> before = outputs.lines(log);
    outputs.edit(log, lines -> lines.add("ZZZ" + lines.get(find(lines, ",1,"))));
    outputs.summary();
    assertFound(log, "has a key that");
    Files.write(out.resolve(log), before);
    String name = Csv.split(before.get(before.size() - 1)).get(0);
    outputs.edit(log, lines -> lines.removeIf(line -> line.startsWith(name + ",")));
    outputs.summary();
    assertFound(log, "no row of the key");
  }

  private static int find(List<String> lines, String text) {
    int line = 1;
    while (!lines.get(line).contains(text)) {
      line++;
    }
    return line;
  }

  @ParameterizedTest
  @CsvSource({"accounts_log.csv,cash", "positions_log.csv,cost"})
  void findsALastRowThatIsNotTheFinalOne(String log, String column) throws IOException {
    int last = outputs.lines(log).size() - 1;
    set(log, last, column, "123.456");
    assertFound(log, "is its key's last, and not the row of");
  }

  @Test
  void findsTimeGoingBackAndAMarkOfHighWaterThatFalls() throws IOException {
    int second = find("accounts_log.csv", version(2));
    List<String> before = outputs.lines("accounts_log.csv");
    Instant time = Instant.parse(row(before, second).get("valued_at"));
    set("accounts_log.csv", second, "valued_at", time.minusSeconds(1).toString());
    assertFound("accounts_log.csv", "is valued before the row above");
    Files.write(out.resolve("accounts_log.csv"), before);
    BigDecimal mark = new BigDecimal(row(before, second - 1).get("high_water_mark"));
    set("accounts_log.csv", second - 1, "high_water_mark", mark.add(BigDecimal.ONE).toString());
    assertFound("accounts_log.csv", "the high-water mark fell");
  }

  @Test
  void findsAVersionZeroBeforeOthers() throws IOException {
    int first = find("accounts_log.csv", version(1));
    set("accounts_log.csv", first, "version", "0");
    assertFound("accounts_log.csv", "version 1 follows 0");
    int position = find("positions_log.csv", version(1));
    set("positions_log.csv", position, "version", "0");
    assertThat(report().text()).contains("version 0 comes first");
  }

  @ParameterizedTest
  @CsvSource({
    "accounts_log.csv,net_pnl",
    "accounts_log.csv,equity",
    "accounts_log.csv,opening_cash",
    "accounts_log.csv,net_deposits",
    "accounts_log.csv,fees",
    "accounts_log.csv,funding",
    "positions_log.csv,realized_pnl",
    "positions_log.csv,unrealized_pnl",
    "positions_log.csv,fees",
    "positions_log.csv,net_pnl"
  })
  void findsAFigureThatIsNotTheSumOfItsTerms(String log, String column) throws IOException {
    int line = find(log, row -> version(1).test(row) && !row.getOrDefault("mark", "1").isEmpty());
    BigDecimal figure = new BigDecimal(row(outputs.lines(log), line).get(column));
    set(log, line, column, figure.add(new BigDecimal("0.000001")).toPlainString());
    assertFound(log, "its terms give");
  }

  @ParameterizedTest
  @CsvSource({
    "accounts_log.csv,drawdown,-1,a negative drawdown",
    "accounts_log.csv,gross_exposure,-1,net exposure beyond gross",
    "accounts_log.csv,mark_status,GOOD,a status that is none",
    "accounts_log.csv,fx_status,'',a status that is none",
    "accounts_log.csv,day_start,2027-01-01T00:00:00Z,its valuation is not of its day",
    "accounts_log.csv,day_start,2026-02-27T00:00:00Z,its valuation is not of its day",
    "accounts_log.csv,day_start,2026-03-01T20:00:00Z,is of a day before the row above",
    "accounts_log.csv,day_start,'',does not read",
    "accounts_log.csv,equity,much,does not read",
    "accounts_log.csv,valued_at,late,does not read"
  })
  void findsAnAccountThatCannotBe(String log, String column, String value, String text)
      throws IOException {
    set(log, find(log, version(2)), column, value);
    assertFound(log, text);
  }

  @Test
  void findsAStatusThatIsNotItsMarks() throws IOException {
    String log = "positions_log.csv";
    List<String> before = outputs.lines(log);
    int marked = find(log, row -> version(1).test(row) && !row.get("mark_ts").isEmpty());
    for (String status : List.of("LIVE", "STALE", "MISSING", "")) {
      if (!status.equals(row(before, marked).get("mark_status"))) {
        set(log, marked, "mark_status", status);
        assertFound(log, "mark_status is " + status);
      }
    }
    Files.write(out.resolve(log), before);
    set(log, marked, "mark", "");
    assertFound(log, "its mark is MISSING");
  }

  @ParameterizedTest
  @CsvSource({"300,LIVE", "300.000001,STALE"})
  void aMarkIsStaleMoreThanFiveMinutesBeforeItsCut(BigDecimal age, String status)
      throws IOException {
    String log = "positions_log.csv";
    int line =
        find(
            log,
            row -> version(1).test(row) && row.get("trades").compareTo("1") > 0 && marked(row));
    Instant cut = Instant.parse(row(outputs.lines(log), line).get("valued_at"));
    long micros = age.movePointRight(6).longValueExact();
    set(log, line, "mark_ts", cut.minusNanos(micros * 1000).toString());
    Report report = report();
    boolean same = row(outputs.lines(log), line).get("mark_status").equals(status);
    assertThat(report.ok()).as(report.text()).isEqualTo(same);
    if (!same) {
      set(log, line, "mark_status", status);
      assertThat(report().ok()).isTrue();
    }
  }

  private static boolean marked(Map<String, String> row) {
    return !row.get("mark_ts").isEmpty();
  }

  @Test
  void findsUnrealizedProfitWhereThereCanBeNone() throws IOException {
    String log = "positions_log.csv";
    List<String> before = outputs.lines(log);
    int open =
        find(log, row -> version(1).test(row) && marked(row) && !row.get("quantity").equals("0"));
    set(log, open, "unrealized_pnl", "");
    assertThat(report().text()).contains("no unrealized P&L");
    Files.write(out.resolve(log), before);
    set(log, open, "quantity", "0");
    assertThat(report().text()).contains("unrealized P&L of nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts_log.csv", "positions_log.csv"})
  void findsRowsThatSummaryDoesNotCount(String log) throws IOException {
    int rows = outputs.lines(log).size() - 1;
    outputs.editSummary("\"" + log + "\":" + rows, "\"" + log + "\":" + (rows + 1));
    assertFound("summary.json", log + " has " + rows + ", written " + (rows + 1));
  }
}
