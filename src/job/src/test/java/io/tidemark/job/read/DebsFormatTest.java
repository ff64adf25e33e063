package io.tidemark.job.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.Reason;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Times;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of a DEBS 2022 file: which are ticks, and why the others are not. */
final class DebsFormatTest {
  static final String HEADER =
      "ID,SecType,Date,Time,Ask,Ask volume,Bid,Bid volume,Ask time,Day's high ask,Close,Currency,"
          + "Day's high ask time,Day's high,ISIN,Auction price,Day's low ask,Day's low,"
          + "Day's low ask time,Open,Nominal value,Last,Last volume,Trading time,Total volume,"
          + "Mid price,Trading date,Profit,Current price,Related indices,Day high bid time,"
          + " Day low bid time,Open Time, Last trade time, Close Time, Day high Time, Day low Time,"
          + "Bid time,Auction Time\n";

  @TempDir private Path dir;

  /** A row of 40 fields. */
  private static String row(
      String id, String date, String time, String last, String tradingTime, String tradingDate) {
    String[] fields = new String[40];
    Arrays.fill(fields, "");
    fields[0] = id;
    fields[1] = "E";
    fields[2] = date;
    fields[3] = time;
    fields[6] = "99.5";
    fields[21] = last;
    fields[23] = tradingTime;
    fields[26] = tradingDate;
    return String.join(",", fields) + "\n";
  }

  private static String good(String id) {
    return row(id, "01-01-2000", "00:00:00.000", "1.5", "09:01:00.600", "08-11-2021");
  }

  private List<Parsed<Tick>> read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Reading.read(new DebsFormat(true), Reading.file(dir, "day.csv", bytes));
  }

  private Parsed<Tick> readRow(String row) {
    List<Parsed<Tick>> records = read(HEADER + row);
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  @Test
  void a_row_with_a_price_is_a_print_without_a_size() {
    Parsed<Tick> record = readRow(good("BN.FR"));
    Tick tick = record.event;
    assertThat(tick.symbol).isEqualTo("BN.FR");
    assertThat(tick.venue).isEmpty();
    assertThat(tick.last).isEqualTo(150_000_000L);
    assertThat(tick.lastSize).isEqualTo(Fixed8.ABSENT);
    assertThat(tick.bid).isEqualTo(Fixed8.ABSENT);
    assertThat(Times.print(tick.ts)).isEqualTo("2021-11-08T09:01:00.600Z");
    assertThat(tick.effective).isEqualTo(tick.ts).isEqualTo(record.ts);
    assertThat(tick.place).isEqualTo(2).isEqualTo(record.place);
    assertThat(tick.raw).isEqualTo(good("BN.FR").strip());
  }

  @ParameterizedTest
  @CsvSource({
    "09:01:02.003, 08-11-2021, 2021-11-08T09:01:02.003Z",
    "'',           08-11-2021, 2021-11-08T10:00:00.001Z",
    "09:01:02.003, '',         2021-10-09T09:01:02.003Z",
    "' ',          '  ',       2021-10-09T10:00:00.001Z",
  })
  void where_the_trade_has_no_time_or_date_the_row_has(String time, String date, String expected) {
    Parsed<Tick> record = readRow(row("X", "09-10-2021", "10:00:00.001", "1", time, date));
    assertThat(Times.print(record.ts)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X | 08-11-2021 | 09:00:00.000 | ''          | NO_PRICE",
        "X | 08-11-2021 | 09:00:00.000 | '  '        | NO_PRICE",
        "X | bad        | bad          | ''          | NO_PRICE",
        "X | 08-11-2021 | 09:00:00.000 | 0.000000    | ZERO_PRICE",
        "X | 08-11-2021 | 09:00:00.000 | -0          | ZERO_PRICE",
        "X | 08-11-2021 | 09:00:00.000 | 1e3         | BAD_NUMBER",
        "X | 08-11-2021 | 09:00:00.000 | abc         | BAD_NUMBER",
        "X | 08-11-2021 | 09:00:00.000 | 1.123456789 | BAD_NUMBER",
        "X | 08-11-2021 | 09:00:00.000 | 92233720369 | BAD_NUMBER",
        "X | 08-11-2021 | 09:00:00     | 1           | BAD_TIME",
        "X | 08-11-2021 | 9:00:00.000  | 1           | BAD_TIME",
        "X | 08-11-2021 | 24:00:00.000 | 1           | BAD_TIME",
        "X | 08-11-2021 | 09:60:00.000 | 1           | BAD_TIME",
        "X | 08-11-2021 | 09:00:60.000 | 1           | BAD_TIME",
        "X | 08-11-2021 | 09:00:00;000 | 1           | BAD_TIME",
        "X | 08-11-2021 | 09:00:0x.000 | 1           | BAD_TIME",
        "X | 31-11-2021 | 09:00:00.000 | 1           | BAD_TIME",
        "X | 29-02-2021 | 09:00:00.000 | 1           | BAD_TIME",
        "X | 00-01-2021 | 09:00:00.000 | 1           | BAD_TIME",
        "X | 01-01-0000 | 09:00:00.000 | 1           | BAD_TIME",
        "X | 2021-11-08 | 09:00:00.000 | 1           | BAD_TIME",
        "X | ''         | 09:00:00.000 | 1           | BAD_TIME",
        "X | 08-11-2021 | ''           | 1           | BAD_TIME",
        "'' | 08-11-2021 | 09:00:00.000 | 1          | MISSING_FIELD",
      })
  void a_row_that_is_no_tick_is_skipped(
      String id, String date, String time, String last, Reason reason) {
    String row = row(id, "", "", last, time, date) + good("NEXT");
    List<Parsed<Tick>> records = read(HEADER + row);
    assertThat(records.get(0).isSkipped()).isTrue();
    assertThat(records.get(0).reason).isEqualTo(reason);
    assertThat(records.get(1).event.symbol).isEqualTo("NEXT");
  }

  @Test
  void names_that_are_none_and_lines_that_are_no_rows_are_skipped() {
    String cut = good("X").substring(0, good("X").lastIndexOf("08-11-2021") - 1) + "\n";
    List<Parsed<Tick>> records =
        read(
            HEADER
                + good("x".repeat(257))
                + good("a\tb")
                + "X,E,08-11-2021\n"
                + cut
                + "x".repeat(Lines.LONGEST + 1)
                + "\n");
    assertThat(records).allMatch(Parsed::isSkipped);
    assertThat(records)
        .extracting(record -> record.reason)
        .containsExactly(
            Reason.BAD_NAME, Reason.BAD_NAME, Reason.MALFORMED, Reason.MALFORMED, Reason.MALFORMED);
  }

  @Test
  void what_stands_behind_the_trading_date_does_not_matter() {
    String whole = good("X").strip();
    int end = whole.lastIndexOf("08-11-2021") + "08-11-2021".length();
    for (String row :
        List.of(whole.substring(0, end), whole + ",,,,,", whole + "\"", whole + "\r")) {
      assertThat(readRow(row + "\n").isLive()).as(row).isTrue();
    }
  }

  @Test
  void a_day_or_a_price_below_zero_is_taken_as_it_is() {
    Parsed<Tick> record = readRow(row("X", "29-02-2020", "23:59:59.999", "-12.34567891", "", ""));
    assertThat(record.event.last).isEqualTo(-1_234_567_891L);
    assertThat(Times.print(record.ts)).isEqualTo("2020-02-29T23:59:59.999Z");
  }

  @Test
  void comments_and_empty_lines_may_stand_anywhere() {
    String text =
        "\uFEFF# a\n\n#\n" + HEADER + "# b,,,\n\n" + good("A") + "#" + good("B") + good("C");
    List<Parsed<Tick>> records = read(text);
    assertThat(records).extracting(record -> record.event.symbol).containsExactly("A", "C");
    assertThat(records).extracting(record -> record.place).containsExactly(7L, 9L);
    assertThat(read("\uFEFF" + HEADER.strip())).isEmpty();
  }

  @Test
  void rows_that_are_skipped_for_one_reason_share_a_record() {
    List<Parsed<Tick>> records =
        read(HEADER + row("A", "", "", "", "", "").repeat(2) + row("A", "", "", "0", "", ""));
    assertThat(records.get(0)).isSameAs(records.get(1)).isNotSameAs(records.get(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ts,symbol,bid|:1: not the header of a DEBS 2022 file: name 1 is \"ts\", and the 39 names begin",
        "#x\nID,SecType,Date|:2: not the header of a DEBS 2022 file: name 4 is missing",
        "|: the file is empty, and a header line is needed",
        "#x\n\n# y|:3: the file ends before its header line",
      })
  void refuses_what_has_not_its_header(String test) {
    assertThatThrownBy(() -> read(test.substring(0, test.indexOf('|'))))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(dir.resolve("day.csv").toString())
        .hasMessageContaining(test.substring(test.indexOf('|') + 1));
    assertThatThrownBy(() -> read(HEADER.replace("Last,", "Price,")))
        .hasMessageContaining("name 22 is \"Price\"")
        .hasMessageEndingWith("name 22 is Last");
  }

  @Test
  void a_file_of_another_format_is_told_so() {
    Path debs = Reading.file(dir, "debs.csv.gz", Reading.gzip("# x\n" + HEADER + good("A")));
    Path csv = Reading.file(dir, "csv.csv", "ts,symbol,last\n");
    Path none = Reading.file(dir, "none.csv", "a,b\n");
    TickFormat.DEBS2022.check(Reading.flink(debs));
    TickFormat.CSV.check(Reading.flink(csv));
    assertThatThrownBy(() -> TickFormat.CSV.check(Reading.flink(debs)))
        .hasMessageEndingWith("; it looks like a file for --format debs2022");
    assertThatThrownBy(() -> TickFormat.DEBS2022.check(Reading.flink(csv)))
        .hasMessageEndingWith("; it looks like a file for --format csv");
    assertThatThrownBy(() -> TickFormat.DEBS2022.check(Reading.flink(none)))
        .message()
        .doesNotContain("looks like");
    assertThatThrownBy(() -> TickFormat.of("debs"))
        .hasMessage("--format debs: there is no such format; there are: csv, debs2022");
  }
}
