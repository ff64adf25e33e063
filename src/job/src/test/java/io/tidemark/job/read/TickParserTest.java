package io.tidemark.job.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.Reason;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Fixed8;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TickParserTest {
  private static final String HEADER = "ts,symbol,venue,bid,bid_size,ask,ask_size,last,last_size";
  private static final String T = "2013-10-07T08:00:00.054321Z";

  @TempDir private Path dir;

  private Parsed<Tick> parse(String line) {
    return Reading.readOne(new TickParser(false), dir, HEADER, line);
  }

  @Test
  void takes_every_column() {
    Parsed<Tick> record = parse(T + ",IBM,Q,183.5,100,183.63,0.5,-1.25,7");

    Tick tick = record.event;
    assertThat(tick.ts).isEqualTo(1381132800054321L).isEqualTo(record.ts);
    assertThat(tick.effective).isEqualTo(tick.ts);
    assertThat(tick.symbol).isEqualTo("IBM");
    assertThat(tick.venue).isEqualTo("Q");
    assertThat(tick.bid).isEqualTo(18_350_000_000L);
    assertThat(tick.bidSize).isEqualTo(100 * Fixed8.ONE);
    assertThat(tick.ask).isEqualTo(18_363_000_000L);
    assertThat(tick.askSize).isEqualTo(Fixed8.ONE / 2);
    assertThat(tick.last).isEqualTo(-125_000_000L);
    assertThat(tick.lastSize).isEqualTo(7 * Fixed8.ONE);
    assertThat(tick.part).isZero();
    assertThat(tick.place).isEqualTo(2).isEqualTo(record.place);
    assertThat(tick.raw).isNull();
    assertThat(record.raw).isNull();
  }

  @Test
  void blank_is_absent() {
    Tick tick = parse(T + ",IBM,,,,,,5,").event;
    assertThat(tick.venue).isEmpty();
    assertThat(tick.bid).isEqualTo(Fixed8.ABSENT);
    assertThat(tick.bidSize).isEqualTo(Fixed8.ABSENT);
    assertThat(tick.lastSize).isEqualTo(Fixed8.ABSENT);
  }

  @Test
  void keeps_the_line_when_told_to() {
    String line = T + ",IBM,,1,,,,,";
    Parsed<Tick> record = Reading.readOne(new TickParser(true), dir, HEADER, line);
    assertThat(record.event.raw).isEqualTo(line);
    assertThat(record.raw).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IBM,Q,0,,,,,", // price 0 withdraws
        "IBM,Q,,0,,,,", // size 0 withdraws without a price
        "IBM,Q,,,,0,,",
        "IBM,Q,,0,,0,,",
        "IBM,Q,1,,,,,",
        "IBM,Q,,,1,,,",
        "IBM,Q,,,,,0,0",
        "IBM,Q,5,1,4,1,,", // crossed
      })
  void accepts(String rest) {
    assertThat(parse(T + "," + rest).isDead()).as(rest).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IBM,Q,,,,,,                    | EMPTY_TICK    | bid, ask and last are all blank",
        "IBM,Q,,5,,,,                   | EMPTY_TICK    | bid_size is given and bid is blank",
        "IBM,Q,1,,,5,,                  | EMPTY_TICK    | ask_size is given and ask is blank",
        "IBM,Q,1,,,,,5                  | EMPTY_TICK    | last_size is given and last is blank",
        "IBM,Q,1,-5,,,,                 | OUT_OF_RANGE  | bid_size -5 is below 0",
        "IBM,Q,,,1,-0.5,,               | OUT_OF_RANGE  | ask_size -0.5 is below 0",
        "IBM,Q,,,,,1,-1                 | OUT_OF_RANGE  | last_size -1 is below 0",
        "IBM,Q,1.123456789,,,,,         | BAD_NUMBER    | bid \"1.123456789\" has 9 decimals",
        "IBM,Q,99999999999999,,,,,      | BAD_NUMBER    | bid \"99999999999999\" is out of range",
        "IBM,Q,1e5,,,,,                 | BAD_NUMBER    | bid \"1e5\" is not a number",
        "IBM,Q,NaN,,,,,                 | BAD_NUMBER    | bid \"NaN\" is not a number",
        "IBM,Q,,,,,,x                   | BAD_NUMBER    | last_size \"x\" is not a number",
        ",Q,1,,,,,                      | MISSING_FIELD | symbol is blank",
        "IBM,Q,1,,,,                    | MALFORMED     | 8 fields, the header 9",
        "IBM,Q,1,,,,,,                  | MALFORMED     | 10 fields, the header 9",
        "\"IBM,Q,1,,,,,                 | MALFORMED     | a quote in field 2 is not closed",
        "I\"BM,Q,1,,,,,                 | MALFORMED     | inside a field",
        "\"IBM\"x,Q,1,,,,,              | MALFORMED     | other than a comma",
      })
  void refuses(String rest, Reason reason, String detail) {
    String line = T + "," + rest.strip();
    Parsed<Tick> record = parse(line);
    assertThat(record.event).as(line).isNull();
    assertThat(record.reason).isEqualTo(reason);
    assertThat(record.detail).contains(detail);
    assertThat(record.raw).isEqualTo(line);
    assertThat(record.place).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                             | MISSING_FIELD | ts is blank",
        "2013-10-07T08:00:00          | BAD_TIME      | has no zone",
        "2013-10-07 08:00:00Z         | BAD_TIME      | is not a time",
        "2013-13-07T08:00:00Z         | BAD_TIME      | is no date",
        "2013-10-07T08:00:00.1234567Z | BAD_TIME      | 7 decimals",
        "1381132800                   | BAD_TIME      | is not a time",
      })
  void refuses_times(String ts, Reason reason, String detail) {
    Parsed<Tick> record = parse((ts == null ? "" : ts) + ",IBM,,1,,,,,");
    assertThat(record.reason).isEqualTo(reason);
    assertThat(record.detail).startsWith("ts ").contains(detail);
  }

  @Test
  void refuses_names_that_are_none() {
    assertThat(parse(T + ",I\tBM,,1,,,,,").reason).isEqualTo(Reason.BAD_NAME);
    assertThat(parse(T + ",I\u0085BM,,1,,,,,").reason).isEqualTo(Reason.BAD_NAME);
    assertThat(parse(T + "," + "x".repeat(257) + ",,1,,,,,").detail).contains("257 bytes");
    assertThat(parse(T + "," + "x".repeat(256) + ",,1,,,,,").isDead()).isFalse();
    assertThat(parse(T + ",Zürich,,1,,,,,").event.symbol).isEqualTo("Zürich");
  }

  @Test
  void gives_the_same_string_for_the_same_symbol() {
    Path file = Reading.file(dir, "two.csv", "ts,symbol,bid\n" + T + ",IBM,1\n" + T + ",IBM,2\n");
    var records = Reading.read(new TickParser(false), file);
    assertThat(records.get(0).event.symbol).isSameAs(records.get(1).event.symbol);
  }
}
