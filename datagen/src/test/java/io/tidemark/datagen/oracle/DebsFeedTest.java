package io.tidemark.datagen.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of DEBS 2022 files: which are ticks, and why the others are skipped. */
final class DebsFeedTest {
  private static final String GOOD = DebsDay.print("09:01:00.600", "BN.FR", "1.5");

  @TempDir Path dir;

  private static List<Feed.Entry> read(Path... files) {
    List<Feed.Entry> entries = new ArrayList<>();
    try (DebsFeed feed = new DebsFeed(List.of(files))) {
      for (Feed.Entry entry = feed.next(); entry != null; entry = feed.next()) {
        entries.add(entry);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return entries;
  }

  private List<Feed.Entry> read(String text) throws IOException {
    return read(DebsDay.file(dir, "day.csv", text));
  }

  private Tick tick(String row) throws IOException, Unusable {
    List<Feed.Entry> entries = read(DebsDay.HEADER + row);
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).skipped()).isNull();
    return Tick.parse(entries.get(0).row());
  }

  private List<String> skipped(String rows) throws IOException {
    return read(DebsDay.HEADER + rows).stream().map(Feed.Entry::skipped).toList();
  }

  @Test
  void aRowWithAPriceIsAPrintWithoutASize() throws Exception {
    Tick tick = tick(GOOD);
    assertThat(Numbers.time(tick.ts())).isEqualTo("2021-11-08T09:01:00.600Z");
    assertThat(tick.symbol()).isEqualTo("BN.FR");
    assertThat(tick.last()).isEqualByComparingTo("1.5");
    assertThat(tick.lastSize()).isNull();
    assertThat(tick.hasBid() || tick.hasAsk()).isFalse();
    assertThat(tick.venue()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "09:01:02.003, 08-11-2021, 2021-11-08T09:01:02.003Z",
    "'',           08-11-2021, 2021-11-08T10:00:00.001Z",
    "09:01:02.003, '',         2021-10-09T09:01:02.003Z",
    "' ',          '  ',       2021-10-09T10:00:00.001Z",
  })
  void whereTheTradeHasNoTimeOrDateTheRowHas(String time, String date, String expected)
      throws Exception {
    Tick tick = tick(DebsDay.row("X", "09-10-2021", "10:00:00.001", "1", time, date));
    assertThat(Numbers.time(tick.ts())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X  | 08-11-2021 | 09:00:00.000 | ''                    | NO_PRICE",
        "'' | bad        | bad          | '  '                  | NO_PRICE",
        "'' | 08-11-2021 | 09:00:00.000 | bad                   | MISSING_FIELD",
        "X  | bad        | 09:00:00.000 | 1e3                   | BAD_NUMBER",
        "X  | 08-11-2021 | 09:00:00.000 | ' 1'                  | BAD_NUMBER",
        "X  | 08-11-2021 | 09:00:00.000 | 0.000000000           | BAD_NUMBER",
        "X  | 08-11-2021 | 09:00:00.000 | 92233720368.54775808  | BAD_NUMBER",
        "X  | 08-11-2021 | 09:00:00.000 | -92233720368.54775808 | BAD_NUMBER",
        "X  | bad        | 09:00:00.000 | 0.000000              | ZERO_PRICE",
        "X  | 08-11-2021 | 09:00:00.000 | -0                    | ZERO_PRICE",
        "X  | 08-11-2021 | 09:00:00     | 1                     | BAD_TIME",
        "X  | 08-11-2021 | 9:00:00.000  | 1                     | BAD_TIME",
        "X  | 08-11-2021 | 24:00:00.000 | 1                     | BAD_TIME",
        "X  | 08-11-2021 | 09:60:00.000 | 1                     | BAD_TIME",
        "X  | 08-11-2021 | 09:00:60.000 | 1                     | BAD_TIME",
        "X  | 31-11-2021 | 09:00:00.000 | 1                     | BAD_TIME",
        "X  | 29-02-2021 | 09:00:00.000 | 1                     | BAD_TIME",
        "X  | 01-01-0000 | 09:00:00.000 | 1                     | BAD_TIME",
        "X  | 2021-11-08 | 09:00:00.000 | 1                     | BAD_TIME",
        "X  | ''         | 09:00:00.000 | 1                     | BAD_TIME",
        "X  | 08-11-2021 | ''           | 1                     | BAD_TIME",
      })
  void aRowThatIsNoTickIsSkippedForTheFirstReason(
      String id, String date, String time, String last, String reason) throws Exception {
    assertThat(skipped(DebsDay.row(id, "", "", last, time, date) + GOOD))
        .containsExactly(reason, null);
  }

  @Test
  void namesThatAreNoneAndLinesThatAreNoRowsAreSkipped() throws Exception {
    String long257 = DebsDay.print("09:00:00.000", "é".repeat(128) + "x", "0");
    String cut = GOOD.substring(0, GOOD.indexOf(",08-11-2021")) + "\n";
    assertThat(
            skipped(
                long257
                    + GOOD.replace("BN.FR", "a\tb")
                    + GOOD.replace("BN.FR", "\u0085")
                    + "X,E,08-11-2021\n"
                    + cut
                    + GOOD.strip()
                    + " ".repeat(1 << 20)
                    + "\n"))
        .containsExactly("BAD_NAME", "BAD_NAME", "BAD_NAME", "MALFORMED", "MALFORMED", "MALFORMED");
    byte[] bytes = (DebsDay.HEADER + GOOD).getBytes(StandardCharsets.ISO_8859_1);
    bytes[DebsDay.HEADER.length()] = (byte) 0xFF; // no UTF-8 begins so
    assertThat(read(Files.write(dir.resolve("bytes.csv"), bytes)).get(0).skipped())
        .isEqualTo("BAD_NAME");
  }

  @Test
  void whatStandsBehindTheTradingDateDoesNotMatter() throws Exception {
    String whole = GOOD.strip();
    int end = whole.lastIndexOf("08-11-2021") + "08-11-2021".length();
    for (String row :
        List.of(whole.substring(0, end), whole + ",,,,,", whole + "\"", whole + "\r")) {
      assertThat(tick(row + "\n").symbol()).isEqualTo("BN.FR");
      assertThat(tick(row).symbol()).isEqualTo("BN.FR");
    }
  }

  @Test
  void aPriceBelowZeroAndANameBeyondAsciiAreTaken() throws Exception {
    Tick tick = tick(DebsDay.row("é", "29-02-2020", "23:59:59.999", "-12.34567891", "", ""));
    assertThat(tick.symbol()).isEqualTo("é");
    assertThat(tick.last()).isEqualByComparingTo("-12.34567891");
  }

  @Test
  void commentsAndEmptyLinesMayStandAnywhereInEachFile() throws Exception {
    Path first =
        DebsDay.file(
            dir,
            "first.csv",
            "\uFEFF# a\r\n\r\n#\n" + DebsDay.HEADER + "# b,,,\n\n" + GOOD + "#" + GOOD + GOOD);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(("\uFEFF" + DebsDay.HEADER + GOOD).getBytes(StandardCharsets.UTF_8));
    }
    Path second = Files.write(dir.resolve("second.csv.gz"), bytes.toByteArray());
    assertThat(read(first, second))
        .extracting(Feed.Entry::place)
        .containsExactly("first.csv:7", "first.csv:9", "second.csv.gz:2");
  }

  @ParameterizedTest
  @CsvSource({"'ts,symbol,bid\n'", "'#x\n\n#y\n'", "''", "'ID,SecType,Date,Time\n'"})
  void aFileWithoutItsHeaderIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("day.csv has not the header of a DEBS 2022 file");
  }

  @Test
  void whatIsSkippedIsCountedAndMovesNoTime() throws Exception {
    String text =
        DebsDay.HEADER
            + DebsDay.print("09:00:00.000", "X", "1")
            + DebsDay.print("23:00:00.000", "X", "")
            + DebsDay.print("23:00:00.000", "X", "0")
            + DebsDay.print("23:00:00.000", "X", "")
            + DebsDay.print("09:00:02.000", "X", "2")
            + DebsDay.print("09:00:00.999", "X", "3");
    Path file = DebsDay.file(dir, "day.csv", text);
    Expected expected = NaiveReplay.run(DebsDay.inputs(List.of(file)), line -> {});
    Counts ticks = expected.counts().get("ticks");
    assertThat(ticks.skippedByReason()).isEqualTo(Map.of("NO_PRICE", 2L, "ZERO_PRICE", 1L));
    assertThat(ticks.toString())
        .isEqualTo("in 6 applied 2 late 1 duplicate 0 dead {} skipped {NO_PRICE=2, ZERO_PRICE=1}");
    assertThat(expected.deadLetters().rows()).isEmpty();
    assertThat(expected.unlisted()).containsExactly("X");
    assertThat(expected.bars().rows())
        .containsExactly(
            List.of(
                "X",
                "5m",
                "2021-11-08T09:00:00Z",
                "2021-11-08T09:05:00Z",
                "1",
                "2",
                "1",
                "2",
                "0",
                "",
                "2"));
  }
}
